namespace Breakwater.Disclosure;

/// <summary>
/// Primary rules that need more than the count itself. Each gives the rows to flag; pass them to
/// <see cref="DisclosureControl.Protect"/> and they are protected so that the value could be lower by T+1.
/// </summary>
public static class PrimaryRules
{
    /// <summary>
    /// Group attribute disclosure (Hundepool et al. 2012, section 5.2): all children of a margin fall in one category, or all but one,
    /// so that whoever knows a child to be in the margin learns the category (and the one left out learns it of everybody else).
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="columns">The input columns, in the order of the figures' coordinates.</param>
    /// <param name="attributes">Columns that describe what must not be learnt.</param>
    public static IReadOnlySet<int> GroupAttribute(FigureMatrix matrix, IReadOnlyList<string> columns, IReadOnlyList<string> attributes)
    {
        var flagged = new HashSet<int>();
        foreach (var attribute in attributes)
        {
            var place = columns.ToList().IndexOf(attribute);
            if (place < 0) throw new DisclosureException($"The group attribute '{attribute}' isn't a column; the columns are {string.Join(", ", columns)}.");
            var margins = new Dictionary<string, MatrixRow>(StringComparer.Ordinal);
            foreach (var row in matrix.Rows)
                foreach (var figure in row.Figures)
                    if (figure.Coordinates[place] == Dimension.Total) margins[Key(figure, place)] = row;
            foreach (var row in matrix.Rows)
                foreach (var figure in row.Figures)
                    if (row.Value > 1 && figure.Coordinates[place] != Dimension.Total && margins.TryGetValue(Key(figure, place), out var margin)
                        && margin != row && margin.Value - row.Value <= 1) flagged.Add(row.Index);
        }
        return flagged;
    }

    /// <summary>Figures whose denominator (the children they are a share of) is too low.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="denominatorOf">The denominator of a figure; null where it has none.</param>
    /// <param name="least">The least denominator that may stand.</param>
    public static IReadOnlySet<int> LowDenominator(FigureMatrix matrix, Func<Figure, long?> denominatorOf, int least) =>
        matrix.Rows.Where(row => row.Value > 0 && row.Figures.Any(figure => denominatorOf(figure) < least)).Select(row => row.Index).ToHashSet();

    /// <summary>
    /// Dominance for sums over contributors: the n largest make up more than a share k of the total (the (n, k) rule), or the total less
    /// the two largest is below a share p of the largest (the p% rule).
    /// </summary>
    /// <param name="contributions">What each contributor adds, such as the referrals of each school.</param>
    /// <param name="n">Number of largest contributors.</param>
    /// <param name="k">Share that they may have, 0 to 1.</param>
    /// <param name="p">Share of the largest that the rest must reach, 0 to 1.</param>
    public static bool IsDominated(IReadOnlyList<long> contributions, int n, decimal k, decimal p)
    {
        var largest = contributions.OrderDescending().ToList();
        var total = largest.Sum();
        return total > 0 && (largest.Take(n).Sum() > k * total || total - largest.Take(2).Sum() < p * largest[0]);
    }

    private static string Key(Figure figure, int without) =>
        $"{figure.Release}\u001f{string.Join('\u001f', figure.Coordinates.Select((code, k) => k == without ? "" : code))}";
}
