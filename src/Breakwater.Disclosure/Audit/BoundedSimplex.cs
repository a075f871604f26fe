namespace Breakwater.Disclosure;

/// <summary>How a linear programme ended.</summary>
internal enum LinearOutcome
{
    Optimal,
    Infeasible,
    GaveUp,
}

/// <summary>
/// A bounded dual simplex method with the inverse in product form (Koberstein 2005, chapter 3). It starts from the slack basis, which
/// is dual feasible because no cost is negative, and needs about as many steps as the change has cells. It works in floating point and
/// is only ever a guide: what it finds counts once <see cref="Move"/> has checked it in integers.
/// </summary>
internal sealed partial class BoundedSimplex
{
    private const double Tolerance = 1e-9;
    private const int MostSteps = 6000;
    private const int MostEtas = 30;

    private readonly ConstraintMatrix _constraints;
    private readonly int _structurals;
    private readonly int _lines;
    private readonly double[] _reducedCost;
    private readonly bool[] _basic;
    private readonly bool[] _atMost;
    private readonly int[] _basisOf;
    private readonly double[] _value;
    private readonly double[] _ray;
    private readonly double[] _column;
    private readonly double[] _price;
    private readonly bool[] _priced;
    private readonly List<int> _pricedColumns = [];
    private readonly List<int> _pivotLines = [];
    private readonly bool[] _isPivotLine;
    private readonly EtaFile _etas = new();
    private readonly double[] _basicLeast;
    private readonly double[] _basicMost;
    private readonly List<(int Variable, double Alpha)> _candidates = [];
    private readonly List<int> _touched = [];
    private readonly bool[] _isTouched;
    private readonly double[] _weight;
    private MoveProgramme _programme = null!;
    private int _rayLine;
    private bool _broken;

    public BoundedSimplex(ConstraintMatrix constraints)
    {
        _constraints = constraints;
        _structurals = 2 * constraints.ColumnCount;
        _lines = constraints.LineCount;
        var variables = _structurals + (3 * _lines);
        _reducedCost = new double[variables];
        _basic = new bool[variables];
        _atMost = new bool[variables];
        _basisOf = new int[_lines];
        _value = new double[_lines];
        _ray = new double[_lines];
        _column = new double[_lines];
        _isTouched = new bool[_lines];
        _weight = new double[_lines];
        _basicLeast = new double[_lines];
        _basicMost = new double[_lines];
        _isPivotLine = new bool[_lines];
        _price = new double[constraints.ColumnCount];
        _priced = new bool[constraints.ColumnCount];
    }

    /// <summary>Lines whose combination proves infeasibility, after an infeasible end.</summary>
    public List<int> InfeasibleLines { get; } = [];

    /// <summary>The change of each column, after an optimal end.</summary>
    public Dictionary<int, double> Solution { get; } = [];

    /// <summary>Numbers touched so far, roughly.</summary>
    public long Work { get; private set; }

    /// <summary>Number of steps taken so far, over all programmes.</summary>
    public long Steps { get; private set; }

    /// <summary>Solves a programme.</summary>
    /// <param name="programme">What to solve.</param>
    /// <param name="resume">Goes on from the last basis; only limits may have changed since, no cost.</param>
    public LinearOutcome Solve(MoveProgramme programme, bool resume = false)
    {
        _programme = programme;
        try
        {
            return Iterate(resume);
        }
        catch (ArithmeticException)
        {
            _broken = true;
            return LinearOutcome.GaveUp;
        }
    }

    private LinearOutcome Iterate(bool resume)
    {
        if (resume && !_broken) Resume();
        else Start();
        for (var step = 0; step < MostSteps; step++)
        {
            if (_etas.Count > _etasAfterReinversion + MostEtas) Reinvert();
            var leaving = MostInfeasible(out var excess);
            if (leaving < 0)
            {
                ReadSolution();
                return LinearOutcome.Optimal;
            }
            Steps++;
            Work += _lines;
            TransposedSolve(leaving);
            Price();
            var entering = RatioTest(excess, out var alpha);
            if (entering < 0)
            {
                InfeasibleLines.Clear();
                foreach (var line in _pivotLines.Append(leaving).Distinct())
                    if (Math.Abs(_ray[line]) > Tolerance) InfeasibleLines.Add(line);
                return LinearOutcome.Infeasible;
            }
            UpdateReducedCosts(entering, alpha, _basisOf[leaving]);
            Pivot(entering, leaving, excess);
        }
        _broken = true;
        return LinearOutcome.GaveUp;
    }

    // Variables: structurals, then one logical for each line (its change), then an excess and a shortfall for each elastic line.
    private void Start()
    {
        var programme = _programme;
        Array.Copy(programme.Cost, _reducedCost, _structurals);
        Array.Clear(_basic);
        Array.Clear(_atMost);
        Array.Clear(_ray);
        Array.Fill(_weight, 1);
        for (var line = 0; line < _lines; line++)
        {
            var logical = _structurals + line;
            _reducedCost[logical] = 0;
            _basic[logical] = true;
            EnterBasis(line, logical);
            _value[line] = 0;
            _reducedCost[_structurals + _lines + (2 * line)] = programme.LineCost[line];
            _reducedCost[_structurals + _lines + (2 * line) + 1] = programme.LineCost[line];
        }
        foreach (var line in _pivotLines) _isPivotLine[line] = false;
        _pivotLines.Clear();
        _etas.Clear();
        _etasAfterReinversion = 0;
        _broken = false;
        for (var variable = 0; variable < _structurals; variable++)
        {
            if (programme.Least[variable] == 0) continue;
            var column = variable >> 1;
            var sign = (variable & 1) == 0 ? 1 : -1;
            for (var k = 0; k < _constraints.ColumnLines[column].Length; k++)
                _value[_constraints.ColumnLines[column][k]] += sign * _constraints.ColumnWeights[column][k] * programme.Least[variable];
        }
    }

    private double LeastOf(int variable) => variable < _structurals ? _programme.Least[variable]
        : variable < _structurals + _lines ? _programme.LineLeast[variable - _structurals] : 0;

    private double MostOf(int variable) => variable < _structurals ? _programme.Most[variable]
        : variable < _structurals + _lines ? _programme.LineMost[variable - _structurals] : double.PositiveInfinity;

    // Devex reference weights stand in for the lengths of the dual edges (Forrest and Goldfarb 1992).
    private int MostInfeasible(out double excess)
    {
        var best = -1;
        var bestScore = 0.0;
        excess = 0;
        for (var line = 0; line < _lines; line++)
        {
            var value = _value[line];
            var over = value - _basicMost[line];
            if (over < Tolerance && (over = value - _basicLeast[line]) > -Tolerance) continue;
            var score = over * over / _weight[line];
            if (score <= bestScore) continue;
            bestScore = score;
            best = line;
            excess = over;
        }
        return best;
    }

    private void TransposedSolve(int line)
    {
        foreach (var pivot in _pivotLines) _ray[pivot] = 0;
        _ray[line] = 1;
        _rayLine = line;
        Work += _etas.TransposedSolve(_ray);
    }

    // Logical i has column e_i; a rise of column j has −A_j, a fall +A_j; excess of a line has −e_i, shortfall +e_i.
    private void Price()
    {
        foreach (var column in _pricedColumns) { _price[column] = 0; _priced[column] = false; }
        _pricedColumns.Clear();
        _candidates.Clear();
        PriceLine(_rayLine);
        foreach (var line in _pivotLines)
            if (line != _rayLine) PriceLine(line);
        foreach (var column in _pricedColumns)
        {
            var alpha = _price[column];
            if (Math.Abs(alpha) < Tolerance) continue;
            Offer(2 * column, -alpha);
            Offer((2 * column) + 1, alpha);
        }
    }

    private void PriceLine(int line)
    {
        var weight = _ray[line];
        if (Math.Abs(weight) < Tolerance) { _ray[line] = 0; return; }
        Offer(_structurals + line, weight);
        if (!double.IsInfinity(_programme.LineCost[line]))
        {
            Offer(_structurals + _lines + (2 * line), -weight);
            Offer(_structurals + _lines + (2 * line) + 1, weight);
        }
        var columns = _constraints.LineColumns[line];
        var weights = _constraints.LineWeights[line];
        for (var k = 0; k < columns.Length; k++)
        {
            var column = columns[k];
            if (!_priced[column])
            {
                if (_programme.Most[2 * column] == 0 && _programme.Most[(2 * column) + 1] == 0) continue;
                _priced[column] = true;
                _pricedColumns.Add(column);
            }
            _price[column] += weight * weights[k];
        }
        Work += columns.Length;
    }

    private void Offer(int variable, double alpha)
    {
        if (!_basic[variable]) _candidates.Add((variable, alpha));
    }

    private int RatioTest(double excess, out double alpha)
    {
        var best = -1;
        var bestRatio = double.PositiveInfinity;
        alpha = 0;
        foreach (var (variable, weight) in _candidates)
        {
            if (LeastOf(variable) == MostOf(variable)) continue;
            if (_atMost[variable] == (weight > 0) == (excess > 0)) continue;
            var ratio = Math.Abs(_reducedCost[variable] / weight);
            if (ratio > bestRatio + 1e-12 || (ratio > bestRatio - 1e-12 && Math.Abs(weight) <= Math.Abs(alpha))) continue;
            if (Math.Abs(weight) < 1e-7) continue;
            bestRatio = ratio;
            best = variable;
            alpha = weight;
        }
        return best;
    }

    private void UpdateReducedCosts(int entering, double alpha, int leavingVariable)
    {
        var step = _reducedCost[entering] / alpha;
        foreach (var (variable, weight) in _candidates) _reducedCost[variable] -= step * weight;
        _reducedCost[entering] = 0;
        _reducedCost[leavingVariable] = -step;
    }
}
