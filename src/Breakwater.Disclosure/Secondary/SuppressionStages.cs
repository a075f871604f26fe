namespace Breakwater.Disclosure;

/// <summary>How much searching a release may cost, in units of work that are the same on every machine, so that results are too.</summary>
/// <param name="Work">Simplex steps times the size of the programme; about 100 million to the second.</param>
public sealed record Effort(long Work)
{
    /// <summary>Enough to reach the known optima of tables of a hundred cells.</summary>
    public static Effort Default { get; } = new(150_000_000);

    /// <summary>No search past the first solution and its clean-up.</summary>
    public static Effort Least { get; } = new(0);
}

/// <summary>The stages of secondary suppression: elimination and purchase as two starts, repair, clean-up, then a search for cheaper patterns.</summary>
internal static class SuppressionStages
{
    private const long WorkOfLargeTable = 3_000;

    public static void Run(SecondarySuppression s, FigureMatrix matrix, IReadOnlyList<Sensitive> sensitive, Effort effort)
    {
        var exact = matrix.RowArray.All(row => row.Standing != Standing.Candidate || row.Shown.Least == row.Shown.Most);
        var starts = new List<int[]>();
        s.BuyAll(s.Demands.OrderByDescending(d => d.Row.Value));
        s.CleanUp();
        starts.Add([.. s.Secondaries]);
        if (matrix.Rows.Count <= WorkOfLargeTable)
        {
            s.ShowAll();
            s.BuyAll(s.Demands.OrderBy(d => d.Row.Value));
            s.CleanUp();
            starts.Add([.. s.Secondaries]);
            if (exact)
            {
                s.ShowAll();
                s.HideAll(FieldElimination.Hide(matrix, sensitive, s.Price));
                s.RepairAll(s.Demands);
                s.CleanUp();
                starts.Add([.. s.Secondaries]);
            }
        }
        var best = starts.MinBy(rows => rows.Sum(row => s.Price[row]))!;
        s.Adopt(best);
        if (matrix.Rows.Count <= WorkOfLargeTable) LocalSearch.Improve(s, effort);
    }
}
