namespace Breakwater.Disclosure;

/// <summary>
/// Two-way tables with margins are networks (Cox 1995; Castro 2002): the lines of the table are nodes, its figures arcs, and a change
/// that readers can't see is a circulation. The cheapest change is a minimum-cost flow, whole-numbered by nature, so no linear
/// programme is needed.
/// </summary>
internal sealed class TwoWayFlow
{
    private readonly FigureMatrix _matrix;
    private readonly int _nodes;
    private readonly List<Arc> _arcs = [];
    private readonly int[] _arcOfRow;
    private readonly List<int>[] _arcsAt;

    private TwoWayFlow(FigureMatrix matrix, IReadOnlyList<MatrixRow> across, IReadOnlyList<MatrixRow> down, MatrixRow total)
    {
        _matrix = matrix;
        _nodes = across.Count + down.Count + 2;
        var (acrossSum, downSum) = (_nodes - 2, _nodes - 1);
        var nodeOf = across.Concat(down).Index().ToDictionary(pair => pair.Item.Index, pair => pair.Index);
        foreach (var row in across) _arcs.Add(new Arc(downSum, nodeOf[row.Index], row));
        foreach (var row in down) _arcs.Add(new Arc(nodeOf[row.Index], acrossSum, row));
        _arcs.Add(new Arc(acrossSum, downSum, total));
        foreach (var row in matrix.RowArray)
        {
            if (row.Cells.Length != 1) continue;
            var lines = matrix.RowsOf(row.Cells[0]).Where(nodeOf.ContainsKey).Select(r => nodeOf[r]).Order().ToList();
            _arcs.Add(new Arc(lines[0], lines[1], row));
        }
        _arcOfRow = new int[matrix.Rows.Count];
        _arcsAt = [.. Enumerable.Range(0, _nodes).Select(_ => new List<int>())];
        for (var a = 0; a < _arcs.Count; a++)
        {
            _arcOfRow[_arcs[a].Row.Index] = a;
            _arcsAt[_arcs[a].From].Add(a);
            _arcsAt[_arcs[a].To].Add(a);
        }
    }

    /// <summary>Work done so far, in arcs looked at.</summary>
    public long Work { get; private set; }

    /// <summary>The network of a matrix that is one two-way table with all its margins; null for any other.</summary>
    public static TwoWayFlow? Of(FigureMatrix matrix)
    {
        if (matrix.RowArray.Any(row => row.Standing != Standing.Candidate || row.Shown.Least != row.Shown.Most || row.Weights.Any(weight => weight != 1))) return null;
        var totals = matrix.RowArray.Where(row => row.Cells.Length == matrix.ColumnCount).ToList();
        var cells = matrix.RowArray.Count(row => row.Cells.Length == 1);
        var lines = matrix.RowArray.Where(row => row.Cells.Length > 1 && row.Cells.Length < matrix.ColumnCount).ToList();
        if (totals.Count != 1 || cells != matrix.ColumnCount || lines.Count < 4) return null;
        var across = new List<MatrixRow>();
        var down = new List<MatrixRow>();
        foreach (var line in lines)
            (line == lines[0] || !line.Cells.Intersect(lines[0].Cells).Any() ? across : down).Add(line);
        bool Partition(List<MatrixRow> side) => side.Sum(row => row.Cells.Length) == matrix.ColumnCount && side.SelectMany(row => row.Cells).Distinct().Count() == matrix.ColumnCount;
        return Partition(across) && Partition(down) ? new TwoWayFlow(matrix, across, down, totals[0]) : null;
    }

    /// <summary>The cheapest change that moves a row by an amount; null when there is none. Prices as in <see cref="MoveFinder.Find"/>.</summary>
    public Move? Find(int target, long amount, Pattern pattern, IReadOnlyList<int> known, Func<int, double> priceOf, ICollection<int> certificate)
    {
        var barred = known.ToHashSet();
        foreach (var arc in _arcs)
        {
            var row = arc.Row;
            arc.Flow = 0;
            arc.Price = 0.01 + (pattern.IsHidden(row.Index) ? 0 : priceOf(row.Index));
            arc.IsOpen = !double.IsInfinity(arc.Price) && !(row.Cells.Length == 1 && barred.Contains(row.Cells[0])) && row.Index != target;
        }
        var aim = _arcs[_arcOfRow[target]];
        if (aim.Row.Value + amount < 0 || (aim.Row.Cells.Length == 1 && barred.Contains(aim.Row.Cells[0]))) return null;
        var (source, sink) = amount > 0 ? (aim.To, aim.From) : (aim.From, aim.To);
        for (var left = Math.Abs(amount); left > 0;)
        {
            var sent = Augment(source, sink, left, pattern, certificate);
            if (sent == 0) return null;
            left -= sent;
        }
        aim.Flow = amount;
        var move = Move.Checked(_matrix, _arcs.Where(arc => arc.Row.Cells.Length == 1 && arc.Flow != 0).Select(arc => KeyValuePair.Create(arc.Row.Cells[0], arc.Flow)));
        return move is not null && move.ChangeOf(target) == amount ? move : null;
    }

    // One cheapest path (Bellman-Ford, since undoing a change gives its price back), and as much along it as goes.
    private long Augment(int source, int sink, long most, Pattern pattern, ICollection<int> certificate)
    {
        var distance = new double[_nodes];
        var through = new int[_nodes];
        Array.Fill(distance, double.PositiveInfinity);
        Array.Fill(through, -1);
        distance[source] = 0;
        var queue = new Queue<int>([source]);
        var waiting = new bool[_nodes];
        while (queue.TryDequeue(out var node))
        {
            waiting[node] = false;
            Work += _arcsAt[node].Count;
            foreach (var a in _arcsAt[node])
            {
                var (other, price, room) = _arcs[a].Along(node);
                if (room <= 0 || distance[node] + price >= distance[other] - 1e-9) continue;
                distance[other] = distance[node] + price;
                through[other] = a;
                if (waiting[other]) continue;
                waiting[other] = true;
                queue.Enqueue(other);
            }
        }
        if (double.IsInfinity(distance[sink]))
        {
            // The arcs that leave what can be reached are the cut; the shown ones among them give the row away.
            foreach (var arc in _arcs)
                if (double.IsInfinity(distance[arc.From]) != double.IsInfinity(distance[arc.To]) && !pattern.IsHidden(arc.Row.Index)) certificate.Add(arc.Row.Index);
            return 0;
        }
        for (var node = sink; node != source; node = _arcs[through[node]].Other(node)) most = Math.Min(most, _arcs[through[node]].Along(_arcs[through[node]].Other(node)).Room);
        for (var node = sink; node != source;)
        {
            var arc = _arcs[through[node]];
            arc.Flow += arc.To == node ? most : -most;
            node = arc.Other(node);
        }
        return most;
    }

    private sealed class Arc(int from, int to, MatrixRow row)
    {
        public int From { get; } = from;

        public int To { get; } = to;

        public MatrixRow Row { get; } = row;

        public long Flow { get; set; }

        public double Price { get; set; }

        public bool IsOpen { get; set; }

        public int Other(int node) => node == From ? To : From;

        // Undoing goes back to the true value first; beyond it a figure can rise without end and fall to zero.
        public (int Node, double Price, long Room) Along(int node)
        {
            if (node == From) return Flow < 0 ? (To, -Price, -Flow) : (To, Price, IsOpen ? long.MaxValue / 4 : 0);
            return Flow > 0 ? (From, -Price, Flow) : (From, Price, IsOpen ? Row.Value + Flow : 0);
        }
    }
}
