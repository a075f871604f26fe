namespace Breakwater.Disclosure;

/// <summary>How much searching a release may cost, in units of work that are the same on every machine, so that results are too.</summary>
/// <param name="Starts">Once this much work is done no further start is tried.</param>
/// <param name="Search">Work that the search for cheaper patterns may take.</param>
public sealed record Effort(long Starts, long Search)
{
    /// <summary>Enough to reach the known optima of tables of a hundred cells.</summary>
    public static Effort Default { get; } = new(60_000_000, 100_000_000);

    /// <summary>No search past the first solution and its clean-up.</summary>
    public static Effort Least { get; } = new(0, 0);
}

/// <summary>
/// The stages of secondary suppression: elimination and purchase as starts, repair, clean-up, then a search for cheaper patterns; where
/// elimination's own start counts fewer children than what was found, a second search goes out from there.
/// </summary>
internal static class SuppressionStages
{
    private const int LargeTable = 3_000;

    private const int SmallTable = 400;

    /// <summary>Runs all stages; true when the cost is proven least.</summary>
    public static bool Run(SecondarySuppression s, FigureMatrix matrix, IReadOnlyList<Sensitive> sensitive, Effort effort)
    {
        var exact = matrix.RowArray.All(row => row.Standing != Standing.Candidate || row.Shown.Least == row.Shown.Most);
        var starts = new List<int[]>();
        EliminationStart? eliminated = null;
        if (exact && matrix.Rows.Count <= LargeTable)
        {
            s.HideAll(FieldElimination.Hide(matrix, sensitive, s.Price));
            s.RepairAll(s.Demands);
            s.CleanUp();
            starts.Add([.. s.Secondaries]);
            eliminated = new EliminationStart(s, matrix);
        }
        for (var turn = 0; turn < 2 && (starts.Count == 0 || s.Work < effort.Starts); turn++)
        {
            s.ShowAll();
            s.BuyAll(turn == 0 ? s.Demands.OrderByDescending(d => d.Row.Value) : s.Demands.OrderBy(d => d.Row.Value));
            s.CleanUp();
            starts.Add([.. s.Secondaries]);
        }
        s.Adopt(starts.MinBy(rows => rows.Sum(row => s.Price[row]))!);
        var proven = false;
        if (s.Work < effort.Starts)
        {
            LocalSearch.Improve(s, effort);
            proven = exact && matrix.Rows.Count <= SmallTable && BranchAndBound.Run(s, matrix, effort.Search / 2);
        }
        if (eliminated is null || !eliminated.TakeIfFewerChildren()) return proven;
        LocalSearch.Improve(s, effort);
        return false;
    }
}
