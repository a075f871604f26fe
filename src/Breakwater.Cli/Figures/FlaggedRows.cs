using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>Rows that are sensitive by more than their count: group attributes, low denominators, dominance.</summary>
internal static class FlaggedRows
{
    public static HashSet<int> Of(History history, string release, FigureMatrix matrix, SuppressionPolicy policy, IReadOnlyList<RateTable> rates, Contributors? contributors)
    {
        var inner = history.Inner;
        var flagged = PrimaryRules.GroupAttribute(matrix, [.. inner.Columns], policy.GroupAttributes).ToHashSet();
        foreach (var table in rates)
        {
            var denominators = table.Rows.ToDictionary(row => string.Join('\u001f', row.Coordinates), row => row.Denominator, StringComparer.Ordinal);
            flagged.UnionWith(PrimaryRules.LowDenominator(
                matrix,
                figure => figure.Release == release && figure.Table == table.Asked.Name && denominators.TryGetValue(string.Join('\u001f', figure.Coordinates), out var found) ? found : null,
                checked((int)Math.Min(table.Asked.Least, int.MaxValue))));
        }
        if (contributors is null) return flagged;
        foreach (var row in matrix.Rows)
        {
            if (row.Standing != Standing.Candidate || row.Figures.All(figure => figure.Release != release)) continue;
            if (contributors.Dominate(row.Columns.SelectMany(column => matrix.ColumnMembers[column]).Select(cell => cell % inner.CellCount).Distinct())) flagged.Add(row.Index);
        }
        return flagged;
    }
}
