namespace Breakwater.Disclosure;

/// <summary>A table rounded so that it still adds up.</summary>
/// <param name="Cells">Rounded inner count of each column.</param>
/// <param name="Rows">Rounded value of each row: the sum of its rounded cells.</param>
/// <param name="GreatestDifference">Greatest distance of a row from its true value.</param>
/// <param name="MeanDifference">Mean distance over rows.</param>
public sealed record RoundedTable(IReadOnlyList<long> Cells, IReadOnlyList<long> Rows, long GreatestDifference, double MeanDifference);

/// <summary>
/// Additive controlled rounding (Cox 1987; Salazar-González 2006): every inner cell goes to a multiple of the base next to it, so that
/// margins, being sums of rounded cells, stay within one base of the truth where that is possible (zero-restricted where feasible).
/// </summary>
public static class ControlledRounding
{
    private const double OutsideCost = 1000;
    private const int MostDives = 400;

    /// <summary>Rounds all rows of a matrix to a base.</summary>
    public static RoundedTable Round(FigureMatrix matrix, int roundingBase)
    {
        if (roundingBase < 2) throw new ArgumentOutOfRangeException(nameof(roundingBase), roundingBase, "The base must be at least 2.");
        var constraints = new ConstraintMatrix(matrix);
        var programme = new MoveProgramme(constraints);
        var nearest = new long[matrix.ColumnCount];
        var random = new Random(5);
        for (var column = 0; column < nearest.Length; column++)
        {
            var count = matrix.CountArray[column];
            var over = count % roundingBase;
            var up = 2 * over > roundingBase;
            nearest[column] = (count - over + (up ? roundingBase : 0)) / roundingBase;
            // One step back to the other neighbour costs the difference in distance; a multiple stays where it is.
            var cost = Math.Abs(roundingBase - (2 * over)) + (0.01 * random.NextDouble());
            programme.Cost[2 * column] = programme.Cost[(2 * column) + 1] = cost;
            programme.Most[2 * column] = over == 0 || up ? 0 : 1;
            programme.Most[(2 * column) + 1] = over == 0 || !up ? 0 : 1;
        }
        foreach (var row in matrix.RowArray)
        {
            var line = constraints.LineOf[row.Index];
            if (line < 0) continue;
            var now = row.Sum(nearest);
            programme.LineLeast[line] = Math.Ceiling((row.Value - roundingBase + 1) / (double)roundingBase) - now;
            programme.LineMost[line] = Math.Floor((row.Value + roundingBase - 1) / (double)roundingBase) - now;
            if (row.Value % roundingBase == 0) programme.LineLeast[line] = programme.LineMost[line] = (row.Value / roundingBase) - now;
            programme.LineCost[line] = OutsideCost;
            if (row.Cells.Length > 1 && row.Value % roundingBase != 0)
            {
                // The nearer multiple is free; the other costs how much further off it is. What strays further the swaps bring back.
                var over = row.Value % roundingBase;
                programme.LineLeast[line] = programme.LineMost[line] = ((row.Value - over + (2 * over > roundingBase ? roundingBase : 0)) / roundingBase) - now;
                programme.LineCost[line] = roundingBase * Math.Abs(roundingBase - (2 * over));
            }
        }
        Dive(matrix, constraints, programme, nearest);
        new RoundingSwaps(matrix, roundingBase, nearest).Run();
        var cells = nearest.Select(steps => steps * roundingBase).ToArray();
        var rows = matrix.RowArray.Select(row => row.Sum(cells)).ToArray();
        var differences = matrix.RowArray.Select(row => Math.Abs(rows[row.Index] - row.Value)).ToList();
        return new RoundedTable(cells, rows, differences.DefaultIfEmpty(0).Max(), differences.DefaultIfEmpty(0).Average());
    }

    /// <summary>What a reader concludes from a rounded value when rows may be up to <paramref name="steps"/> further bases away.</summary>
    public static (long Least, long Most) Interval(long rounded, int roundingBase, int steps)
    {
        var most = rounded + (roundingBase * (steps + 1)) - 1;
        return (Math.Max(0, rounded - (roundingBase * (steps + 1)) + 1), most);
    }

    // Solve, take the whole steps, fix one that isn't whole, and go on from there.
    private static void Dive(FigureMatrix matrix, ConstraintMatrix constraints, MoveProgramme programme, long[] steps)
    {
        var simplex = new BoundedSimplex(constraints);
        for (var dive = 0; dive < MostDives; dive++)
        {
            if (simplex.Solve(programme, resume: dive > 0) != LinearOutcome.Optimal) return;
            var split = simplex.Solution.Where(pair => Math.Abs(pair.Value - Math.Round(pair.Value)) > 1e-6).ToList();
            if (split.Count == 0) break;
            foreach (var (column, value) in split.OrderByDescending(pair => Math.Abs(Math.Abs(pair.Value) - 0.5)).Take(1 + (split.Count / 8)))
            {
                var variable = (2 * column) + (value > 0 ? 0 : 1);
                programme.Least[variable] = programme.Most[variable] = Math.Round(Math.Abs(value));
            }
        }
        for (var column = 0; column < matrix.ColumnCount; column++)
            steps[column] += (long)Math.Round(simplex.Solution.GetValueOrDefault(column));
    }
}
