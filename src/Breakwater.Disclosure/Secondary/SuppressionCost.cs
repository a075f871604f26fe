namespace Breakwater.Disclosure;

/// <summary>What hiding costs: by value, with a small charge for each figure so that zeros aren't hidden for nothing.</summary>
internal static class SuppressionCost
{
    public const double PerFigure = 0.5;

    public static double[] Of(FigureMatrix matrix) => Of(matrix, PerFigure);

    /// <summary>By value alone; all charges for figures together are less than one child.</summary>
    public static double[] ByValueFirst(FigureMatrix matrix) => Of(matrix, 1.0 / (1 + matrix.RowArray.Sum(row => row.CandidateFigures)));

    private static double[] Of(FigureMatrix matrix, double perFigure)
    {
        var price = new double[matrix.Rows.Count];
        foreach (var row in matrix.RowArray)
            price[row.Index] = row.Standing == Standing.Candidate ? row.CandidateFigures * (Math.Abs(row.Value) + perFigure) : double.PositiveInfinity;
        return price;
    }
}
