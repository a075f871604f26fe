using Breakwater.Disclosure;
using Breakwater.Disclosure.Rates;

namespace Breakwater.Cli.Figures;

/// <summary>One rate: the figure that is its numerator, and its denominator.</summary>
/// <param name="Coordinates">The numerator.</param>
/// <param name="Whole">The figure that a percentage is of; null where the denominator is a population.</param>
/// <param name="Denominator">The printed denominator.</param>
internal sealed record RateRow(IReadOnlyList<string> Coordinates, IReadOnlyList<string>? Whole, long Denominator);

/// <summary>A table of rates.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Print">How a rate is printed.</param>
/// <param name="Of">Columns that the whole keeps, for percentages; null for populations.</param>
/// <param name="Rows">The rates.</param>
internal sealed record RateTable(AskedRate Asked, PrintedRate Print, IReadOnlyList<string>? Of, IReadOnlyList<RateRow> Rows)
{
    public static RateTable Make(TablesFile file, AskedRate asked, InnerTable inner, TableSpecification table, SuppressionPolicy policy)
    {
        var columns = inner.Columns.ToList();
        var kept = asked.ShareOf is null ? null : Kept(file, asked, inner);
        var population = asked.Over is null ? null : new DenominatorFile(file, file.Figures.Denominators.First(d => d.Name == asked.Over), inner);
        var rows = new List<RateRow>();
        foreach (var (coordinates, _) in TableFigures.Of(inner, table))
        {
            if (kept is null)
            {
                rows.Add(new RateRow(coordinates, null, population!.Of(asked, coordinates)));
                continue;
            }
            var whole = coordinates.Select((code, k) => kept.Contains(columns[k]) ? code : Dimension.Total).ToArray();
            if (!whole.SequenceEqual(coordinates)) rows.Add(new RateRow(coordinates, whole, policy.Round(inner.CellsAt(whole).Sum(cell => inner.Counts[cell]))));
        }
        return new RateTable(asked, new PrintedRate(asked.Per, asked.Decimals), kept, rows);
    }

    /// <summary>The figures that the table puts into the matrix.</summary>
    public IEnumerable<ReleaseFigure> Figures(InnerTable inner, SuppressionPolicy policy)
    {
        foreach (var row in Rows)
        {
            var count = inner.CellsAt(row.Coordinates).Sum(cell => inner.Counts[cell]);
            var range = row.Denominator == 0 || policy.HidesCount(count) ? ((long, long)?)null : Print.CountsBehind(Print.Of(policy.Round(count), row.Denominator), row.Denominator, policy);
            yield return new ReleaseFigure(Asked.Name, row.Coordinates, range) { IsWithheld = row.Denominator == 0 };
        }
        foreach (var whole in Rows.Where(row => row.Whole is not null).Select(row => row.Whole!).DistinctBy(whole => string.Join('\u001f', whole)))
            yield return new ReleaseFigure(Asked.Name, whole);
    }

    // A fine column brings the coarser columns above it along.
    private static List<string> Kept(TablesFile file, AskedRate asked, InnerTable inner)
    {
        var kept = new List<string>();
        foreach (var column in asked.ShareOf!)
        {
            var dimension = inner.Dimensions.FirstOrDefault(d => d.Columns.Contains(column)) ?? throw file.Wrong(asked.Line, $"'share_of' names '{column}'; the columns are {string.Join(", ", inner.Columns)}.");
            var start = dimension.Levels.ToList().FindIndex(level => level.Column == column);
            kept.AddRange(start < 0 ? dimension.Columns : dimension.Levels.Skip(start).Where(level => level.Chain == dimension.Levels[start].Chain).Select(level => level.Column));
        }
        return kept;
    }
}
