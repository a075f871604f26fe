namespace Breakwater.Disclosure;

/// <summary>
/// Finds the cheapest integer change of the inner cells that moves one row by a given amount (the attacker's problem, turned round).
/// Strictly: no shown row may change (the interval audit). Elastically: shown rows may change at their price, and those that do are
/// what must be hidden as well (Kelly, Golden and Assad 1992).
/// </summary>
internal sealed class MoveFinder
{
    private const int BranchNodes = 24;

    private readonly FigureMatrix _matrix;
    private readonly ConstraintMatrix _constraints;
    private readonly MoveProgramme _programme;
    private readonly BoundedSimplex _simplex;
    private readonly TwoWayFlow? _flow;
    private readonly int[] _boundRowOf;
    private readonly Random _random = new(61);
    private (int Target, long Amount, long Version)? _lastAim;
    private readonly GiveAways _giveAways = new();
    private long _setUps;
    private int _nodesLeft;
    private bool _allLeavesInfeasible;

    public MoveFinder(FigureMatrix matrix)
    {
        _matrix = matrix;
        _constraints = new ConstraintMatrix(matrix);
        _programme = new MoveProgramme(_constraints);
        _simplex = new BoundedSimplex(_constraints);
        _flow = TwoWayFlow.Of(matrix);
        _boundRowOf = new int[matrix.ColumnCount];
        Array.Fill(_boundRowOf, -1);
        foreach (var row in matrix.RowArray)
            if (_constraints.LineOf[row.Index] < 0 && row.Cells.Length == 1) _boundRowOf[row.Cells[0]] = row.Index;
    }

    /// <summary>Rows that together make the last strict search infeasible; showing all of them is what gives the row away.</summary>
    public HashSet<int> Certificate { get; } = [];

    /// <summary>The rows of all certificates since this was last cleared.</summary>
    public HashSet<int> AllCertificates { get; } = [];

    /// <summary>Whether a search since <see cref="AllCertificates"/> was last cleared was broken off, so that they prove nothing.</summary>
    public bool IsUndecided { get; set; }

    /// <summary>How much the prices are shaken, for a search that looks for other solutions.</summary>
    public double Shake { get; set; }

    /// <summary>Work done so far, in units that don't depend on the machine.</summary>
    public long Work => (10 * (_flow?.Work ?? 0)) + _simplex.Work + (_setUps * 4 * (_constraints.ColumnCount + _constraints.LineCount));

    /// <summary>Finds a change that moves <paramref name="target"/> by exactly <paramref name="amount"/>; null if there is none.</summary>
    /// <param name="target">Row to move.</param>
    /// <param name="amount">By how much.</param>
    /// <param name="pattern">What is hidden.</param>
    /// <param name="known">Columns that the attacker knows.</param>
    /// <param name="price">Price of hiding each row per unit of change; null for a strict search.</param>
    public Move? Find(int target, long amount, Pattern pattern, IReadOnlyList<int> known, double[]? price)
    {
        Certificate.Clear();
        if (_flow is not null)
        {
            var way = _flow.Find(target, amount, pattern, known, row => price is null ? double.PositiveInfinity : price[row] * (1 + (Shake * _random.NextDouble())), Certificate);
            if (way is null) AllCertificates.UnionWith(Certificate);
            return way;
        }
        if (price is null && IsGivenAway(target, amount, pattern, known))
        {
            AllCertificates.UnionWith(Certificate);
            return null;
        }
        var aim = (target, amount, pattern.Version);
        var again = price is null && _lastAim == aim;
        SetUp(target, amount, pattern, known, price, again);
        _lastAim = price is null ? aim : null;
        _nodesLeft = BranchNodes;
        _setUps++;
        _allLeavesInfeasible = true;
        var move = Search(target, amount, again);
        if (move is null)
        {
            AllCertificates.UnionWith(Certificate);
            IsUndecided |= !_allLeavesInfeasible;
            if (price is null && _allLeavesInfeasible) _giveAways.Add(target, amount, known, Certificate, pattern);
        }
        return move;
    }

    /// <summary>Whether a strict search is known to find nothing.</summary>
    public bool IsGivenAway(int target, long amount, Pattern pattern, IReadOnlyList<int> known)
    {
        if (_giveAways.Find(target, amount, known, pattern) is not { } rows) return false;
        Certificate.UnionWith(rows);
        return true;
    }

    private void SetUp(int target, long amount, Pattern pattern, IReadOnlyList<int> known, double[]? price, bool keepCosts)
    {
        var p = _programme;
        for (var column = 0; column < _matrix.ColumnCount; column++)
        {
            var cost = 0.01 + (0.002 * _random.NextDouble());
            var row = _boundRowOf[column];
            var stuck = false;
            if (row >= 0 && !pattern.IsHidden(row))
            {
                if (price is null || double.IsInfinity(price[row])) stuck = true;
                else cost += price[row] * (1 + (Shake * _random.NextDouble()));
            }
            else if (price is null && pattern.IsZeroed(column)) stuck = true;
            if (!keepCosts) p.Cost[2 * column] = p.Cost[(2 * column) + 1] = cost;
            p.Least[2 * column] = p.Least[(2 * column) + 1] = 0;
            p.Most[2 * column] = stuck ? 0 : double.PositiveInfinity;
            p.Most[(2 * column) + 1] = stuck ? 0 : _matrix.CountArray[column];
        }
        foreach (var column in known) p.Most[2 * column] = p.Most[(2 * column) + 1] = 0;
        for (var line = 0; line < _constraints.LineCount; line++)
        {
            var row = _matrix.RowArray[_constraints.RowOfLine[line]];
            p.LineCost[line] = double.PositiveInfinity;
            if (pattern.IsHidden(row.Index))
            {
                p.LineLeast[line] = double.NegativeInfinity;
                p.LineMost[line] = double.PositiveInfinity;
                continue;
            }
            p.LineLeast[line] = row.Shown.Least - row.Value;
            p.LineMost[line] = row.Shown.Most - row.Value;
            if (price is not null) p.LineCost[line] = price[row.Index] * (1 + (Shake * _random.NextDouble()));
        }
        AimAt(target, amount);
    }

    private void AimAt(int target, long amount)
    {
        var line = _constraints.LineOf[target];
        if (line >= 0)
        {
            _programme.LineLeast[line] = _programme.LineMost[line] = amount;
            _programme.LineCost[line] = double.PositiveInfinity;
            return;
        }
        var column = _matrix.RowArray[target].Cells[0];
        amount *= _matrix.RowArray[target].Weights[0];
        var rises = amount > 0;
        var open = rises ? _programme.Most[2 * column] : _programme.Most[(2 * column) + 1];
        _programme.Least[(2 * column) + (rises ? 0 : 1)] = Math.Abs(amount);
        _programme.Most[(2 * column) + (rises ? 0 : 1)] = open >= Math.Abs(amount) ? Math.Abs(amount) : -1;
        _programme.Most[(2 * column) + (rises ? 1 : 0)] = 0;
    }

    private Move? Search(int target, long amount, bool resume)
    {
        var line = _constraints.LineOf[target];
        if (line < 0)
        {
            var column = _matrix.RowArray[target].Cells[0];
            if (_programme.Most[2 * column] < 0 || _programme.Most[(2 * column) + 1] < 0)
            {
                _allLeavesInfeasible = false;
                return null;
            }
        }
        if (_nodesLeft-- <= 0)
        {
            _allLeavesInfeasible = false;
            return null;
        }
        var outcome = _simplex.Solve(_programme, resume);
        if (outcome == LinearOutcome.Infeasible) Certify(target);
        if (outcome != LinearOutcome.Optimal)
        {
            _allLeavesInfeasible &= outcome == LinearOutcome.Infeasible;
            return null;
        }
        var changes = new Dictionary<int, long>();
        var fractional = -1;
        var nearest = 1.0;
        foreach (var (column, value) in _simplex.Solution)
        {
            var whole = Math.Round(value);
            changes[column] = (long)whole;
            if (Math.Abs(value - whole) > 1e-5 && Math.Abs(value - whole) < nearest) { nearest = Math.Abs(value - whole); fractional = column; }
        }
        if (fractional < 0)
        {
            var move = Move.Checked(_matrix, changes);
            if (move is not null && move.ChangeOf(target) == amount) return move;
            _allLeavesInfeasible = false;
            return null;
        }
        return Branch(fractional, _simplex.Solution[fractional], target, amount);
    }

    // The lines of the infeasible combination, and the shown cells and zeros that hold its columns fast.
    private void Certify(int target)
    {
        foreach (var line in _simplex.InfeasibleLines)
        {
            var row = _constraints.RowOfLine[line];
            if (row != target) Certificate.Add(row);
            foreach (var column in _constraints.LineColumns[line])
            {
                if (_programme.Most[2 * column] != 0) continue;
                if (_boundRowOf[column] >= 0) Certificate.Add(_boundRowOf[column]);
                foreach (var r in _matrix.RowsOf(column))
                    if (_matrix.RowArray[r].Shown is (0, 0)) Certificate.Add(r);
            }
        }
        if (_boundRowOf.Contains(target))
            foreach (var r in _matrix.RowsOf(_matrix.RowArray[target].Cells[0])) Certificate.Add(r);
    }

    private Move? Branch(int column, double value, int target, long amount)
    {
        var variable = (2 * column) + (value > 0 ? 0 : 1);
        var size = Math.Abs(value);
        var (least, most) = (_programme.Least[variable], _programme.Most[variable]);
        var nearer = size - Math.Floor(size) > 0.5;
        for (var turn = 0; turn < 2; turn++)
        {
            var up = nearer == (turn == 0);
            (_programme.Least[variable], _programme.Most[variable]) = up ? (Math.Ceiling(size), most) : (least, Math.Floor(size));
            if (Search(target, amount, resume: true) is { } move) return move;
            (_programme.Least[variable], _programme.Most[variable]) = (least, most);
        }
        return null;
    }
}
