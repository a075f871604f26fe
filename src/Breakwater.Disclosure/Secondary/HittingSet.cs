namespace Breakwater.Disclosure;

/// <summary>The cheapest set of rows that meets every cut, by branch and bound.</summary>
internal sealed class HittingSet(double[] price, int mostNodes)
{
    private readonly List<int[]> _cuts = [];
    private readonly HashSet<int> _chosen = [];
    private readonly HashSet<int> _barred = [];
    private List<int>? _best;
    private double _bestCost;
    private int _nodes;

    /// <summary>Whether the last answer is proven, that is, the search wasn't cut short.</summary>
    public bool Proven { get; private set; }

    /// <summary>Rows looked at so far.</summary>
    public long Work { get; private set; }

    /// <summary>At least one of these rows must be hidden.</summary>
    public void AddCut(IEnumerable<int> rows) => _cuts.Add([.. rows.OrderBy(row => price[row])]);

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
            _best = [.. _chosen];
            _bestCost = cost;
            return;
        }
        var tried = new List<int>();
        foreach (var row in next)
        {
            if (_barred.Contains(row)) continue;
            _chosen.Add(row);
            Branch(cost + price[row]);
            _chosen.Remove(row);
            _barred.Add(row);
            tried.Add(row);
        }
        foreach (var row in tried) _barred.Remove(row);
    }

    // Open cuts without a row in common each cost at least their cheapest row. Also picks the open cut with fewest choices.
    private double LeastMore(out int[]? next)
    {
        next = null;
        double sum = 0;
        var fewest = int.MaxValue;
        var used = new HashSet<int>();
        foreach (var cut in _cuts)
        {
            Work += cut.Length;
            if (Array.Exists(cut, _chosen.Contains)) continue;
            var open = cut.Count(row => !_barred.Contains(row));
            if (open == 0) return double.PositiveInfinity;
            if (open < fewest) { fewest = open; next = cut; }
            if (used.Overlaps(cut)) continue;
            sum += cut.Where(row => !_barred.Contains(row)).Min(row => price[row]);
            used.UnionWith(cut);
        }
        return sum;
    }
}
