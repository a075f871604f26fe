namespace Breakwater.Disclosure;

/// <summary>What hiding costs: by value, with a small charge for each figure so that zeros aren't hidden for nothing.</summary>
internal static class SuppressionCost
{
    public const double PerFigure = 0.5;

    public static double[] Of(FigureMatrix matrix)
    {
        var price = new double[matrix.Rows.Count];
        foreach (var row in matrix.RowArray)
            price[row.Index] = row.Standing == Standing.Candidate ? row.CandidateFigures * (Math.Abs(row.Value) + PerFigure) : double.PositiveInfinity;
        return price;
    }
}
