namespace Breakwater.Disclosure;

/// <summary>The cheapest set of rows that meets every cut, by branch and bound.</summary>
internal sealed class HittingSet(double[] price, int mostNodes)
{
    private readonly List<int[]> _cuts = [];
    private readonly bool[] _chosen = new bool[price.Length];
    private readonly bool[] _barred = new bool[price.Length];
    private readonly double[] _left = new double[price.Length];
    private readonly List<int[]> _open = [];
    private List<int>? _best;
    private double _bestCost;
    private int _nodes;

    /// <summary>Whether the last answer is proven, that is, the search wasn't cut short.</summary>
    public bool Proven { get; private set; }

    /// <summary>Rows looked at so far.</summary>
    public long Work { get; private set; }

    /// <summary>At least one of these rows must be hidden. Short cuts stand first, since they bound the cost best.</summary>
    public void AddCut(IReadOnlyCollection<int> rows)
    {
        var place = _cuts.FindIndex(cut => cut.Length > rows.Count);
        _cuts.Insert(place < 0 ? _cuts.Count : place, [.. rows.OrderBy(row => price[row])]);
    }

    /// <summary>The cheapest rows that meet all cuts for less than a cost; null when there are none.</summary>
    public List<int>? Solve(double lessThan)
    {
        _best = null;
        _bestCost = lessThan;
        _nodes = 0;
        Proven = true;
        Branch(0);
        return _best;
    }

    private void Branch(double cost)
    {
        if (_nodes++ > mostNodes)
        {
            Proven = false;
            return;
        }
        if (cost + LeastMore(out var next) >= _bestCost - 1e-9) return;
        if (next is null)
        {
            _best = [.. Enumerable.Range(0, price.Length).Where(row => _chosen[row])];
            _bestCost = cost;
            return;
        }
        var tried = new List<int>();
        foreach (var row in next)
        {
            if (_barred[row]) continue;
            _chosen[row] = true;
            Branch(cost + price[row]);
            _chosen[row] = false;
            _barred[row] = true;
            tried.Add(row);
        }
        foreach (var row in tried) _barred[row] = false;
    }

    // What the open cuts cost at least: each in turn takes as much of the price of all its rows as the cheapest has left (dual ascent;
    // Erlenkotter 1978). Also picks the open cut with fewest choices.
    private double LeastMore(out int[]? next)
    {
        next = null;
        double sum = 0;
        var fewest = int.MaxValue;
        _open.Clear();
        foreach (var cut in _cuts)
        {
            Work += cut.Length;
            if (Array.Exists(cut, row => _chosen[row])) continue;
            var choices = 0;
            foreach (var row in cut)
            {
                if (_barred[row]) continue;
                _left[row] = price[row];
                choices++;
            }
            if (choices == 0) return double.PositiveInfinity;
            if (choices < fewest) { fewest = choices; next = cut; }
            _open.Add(cut);
        }
        foreach (var cut in _open)
        {
            var least = double.PositiveInfinity;
            foreach (var row in cut)
                if (!_barred[row]) least = Math.Min(least, _left[row]);
            if (least <= 0) continue;
            sum += least;
            foreach (var row in cut) _left[row] -= least;
        }
        return sum;
    }
}
