namespace Breakwater.Disclosure;

/// <summary>What an attacker can conclude about a hidden row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Least">Its least possible value.</param>
/// <param name="Most">Its greatest possible value; null when nothing published limits it.</param>
public sealed record AttackerInterval(MatrixRow Row, long Least, long? Most)
{
    /// <summary>Whether the value is given away.</summary>
    public bool IsExact => Least == Most;
}

/// <summary>
/// The attacker: the least and greatest value of every hidden row, given all shown rows and that no count is negative (the
/// attacker's linear programmes, Fischetti and Salazar 2001). It knows no true count; it starts from any table that fits.
/// </summary>
public static class IntervalAttack
{
    private const double Rounding = 1e-5;

    /// <summary>Bounds for each hidden row of a matrix made without true counts.</summary>
    public static IReadOnlyList<AttackerInterval> Bounds(FigureMatrix matrix)
    {
        var constraints = new ConstraintMatrix(matrix);
        var simplex = new BoundedSimplex(constraints);
        var start = FindStart(matrix, constraints, simplex);
        var far = Far(matrix);
        var list = new List<AttackerInterval>();
        foreach (var row in matrix.RowArray)
        {
            if (row.Standing != Standing.Withheld) continue;
            var low = Extreme(matrix, constraints, simplex, start, row, 0);
            var high = Extreme(matrix, constraints, simplex, start, row, far);
            list.Add(new AttackerInterval(row, (long)Math.Ceiling(low - Rounding), high >= far - 0.5 ? null : (long)Math.Floor(high + Rounding)));
        }
        return list;
    }

    /// <summary>
    /// The hidden rows that are given away exactly. Cheaper than <see cref="Bounds"/>: each table that is found on the way to one
    /// row's bound also shows other rows to be uncertain, and those need no programme of their own.
    /// </summary>
    public static IReadOnlyList<MatrixRow> GivenAway(FigureMatrix matrix)
    {
        var constraints = new ConstraintMatrix(matrix);
        var simplex = new BoundedSimplex(constraints);
        var start = FindStart(matrix, constraints, simplex);
        var far = Far(matrix);
        var least = matrix.RowArray.Select(row => Sum(row, start)).ToArray();
        var most = (double[])least.Clone();
        bool IsUncertain(MatrixRow row) => Math.Ceiling(least[row.Index] - Rounding) < Math.Floor(most[row.Index] + Rounding);
        var list = new List<MatrixRow>();
        foreach (var row in matrix.RowArray)
        {
            if (row.Standing != Standing.Withheld) continue;
            foreach (var aim in (long[])[far, 0])
            {
                if (IsUncertain(row)) break;
                Extreme(matrix, constraints, simplex, start, row, aim);
                var table = (double[])start.Clone();
                foreach (var (column, change) in simplex.Solution) table[column] += change;
                foreach (var other in matrix.RowArray)
                {
                    var sum = Sum(other, table);
                    least[other.Index] = Math.Min(least[other.Index], sum);
                    most[other.Index] = Math.Max(most[other.Index], sum);
                }
            }
            if (!IsUncertain(row)) list.Add(row);
        }
        return list;
    }

    private static long Far(FigureMatrix matrix) =>
        1000 + (4 * matrix.RowArray.Where(row => row.Standing == Standing.Released).Select(row => row.Shown.Most).DefaultIfEmpty(0).Max());

    private static double[] FindStart(FigureMatrix matrix, ConstraintMatrix constraints, BoundedSimplex simplex)
    {
        var programme = Programme(matrix, constraints, new double[matrix.ColumnCount]);
        if (simplex.Solve(programme) != LinearOutcome.Optimal)
            throw new DisclosureException("No table fits everything that is published: the releases contradict each other.");
        var start = new double[matrix.ColumnCount];
        foreach (var (column, value) in simplex.Solution) start[column] = Math.Max(0, value);
        return start;
    }

    private static double Extreme(FigureMatrix matrix, ConstraintMatrix constraints, BoundedSimplex simplex, double[] start, MatrixRow row, long aim)
    {
        var programme = Programme(matrix, constraints, start);
        var now = Sum(row, start);
        var line = constraints.LineOf[row.Index];
        programme.LineLeast[line] = programme.LineMost[line] = aim - now;
        programme.LineCost[line] = 1000;
        if (simplex.Solve(programme) != LinearOutcome.Optimal) throw new DisclosureException($"The bounds of {row.Figures[0]} couldn't be worked out.");
        foreach (var (column, value) in simplex.Solution)
        {
            var place = Array.BinarySearch(row.Cells, column);
            if (place >= 0) now += row.Weights[place] * value;
        }
        return now;
    }

    private static MoveProgramme Programme(FigureMatrix matrix, ConstraintMatrix constraints, double[] start)
    {
        var random = new Random(17);
        var programme = new MoveProgramme(constraints);
        for (var column = 0; column < matrix.ColumnCount; column++)
        {
            programme.Cost[2 * column] = programme.Cost[(2 * column) + 1] = 1e-4 * (1 + random.NextDouble());
            programme.Most[2 * column] = double.PositiveInfinity;
            programme.Most[(2 * column) + 1] = start[column];
        }
        foreach (var row in matrix.RowArray)
        {
            var shown = row.Standing == Standing.Released;
            var now = Sum(row, start);
            var line = constraints.LineOf[row.Index];
            if (line >= 0)
            {
                programme.LineCost[line] = double.PositiveInfinity;
                var before = constraints.MinusOfLine[line] < 0 ? 0 : Left(matrix.RowArray[constraints.MinusOfLine[line]], start);
                programme.LineLeast[line] = shown ? row.Shown.Least - now - before : double.NegativeInfinity;
                programme.LineMost[line] = shown ? row.Shown.Most - now - before : double.PositiveInfinity;
            }
            else if (shown)
            {
                programme.Least[2 * row.Cells[0]] = programme.Most[2 * row.Cells[0]] = row.Shown.Least - now;
                programme.Most[(2 * row.Cells[0]) + 1] = 0;
            }
        }
        return programme;
    }

    private static double Left(MatrixRow row, double[] start) => row.Shown.Least - Sum(row, start);

    private static double Sum(MatrixRow row, double[] values)
    {
        double sum = 0;
        for (var k = 0; k < row.Cells.Length; k++) sum += row.Weights[k] * values[row.Cells[k]];
        return sum;
    }
}
