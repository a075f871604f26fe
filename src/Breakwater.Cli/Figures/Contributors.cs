using System.Globalization;
using System.Text;
using Breakwater.Disclosure;

namespace Breakwater.Cli.Figures;

/// <summary>Who adds what to each inner cell of a release, and the rule of dominance that is held against it.</summary>
internal sealed class Contributors(AskedDominance rule, Dictionary<int, Dictionary<string, long>> byCell)
{
    /// <summary>Reads the contributions when the specification has a rule of dominance.</summary>
    public static Contributors? Of(TablesFile asked, CellsShape shape, History history) =>
        asked.Figures.Dominance is { } rule ? new Contributors(rule, shape.Contributions(asked, rule, history.Periods)) : null;

    /// <summary>Whether few contributors dominate the sum of the given inner cells.</summary>
    public bool Dominate(IEnumerable<int> cells)
    {
        var sums = cells.SelectMany(cell => byCell.GetValueOrDefault(cell, [])).GroupBy(part => part.Key, part => part.Value, StringComparer.Ordinal);
        return PrimaryRules.IsDominated([.. sums.Select(group => group.Sum())], rule.N, rule.K, rule.P);
    }

    /// <summary>What the verifier needs to judge for itself.</summary>
    public IEnumerable<(string Name, string Text)> Files()
    {
        yield return ("keep/dominance.csv", string.Create(CultureInfo.InvariantCulture, $"n,k,p\n{rule.N},{rule.K},{rule.P}\n"));
        var text = new StringBuilder();
        Csv.Append(text, ["cell", "contributor", "count"]);
        foreach (var (cell, parts) in byCell.OrderBy(entry => entry.Key))
            foreach (var (who, count) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
                Csv.Append(text, [cell.ToString(CultureInfo.InvariantCulture), who, count.ToString(CultureInfo.InvariantCulture)]);
        yield return ("keep/contributors.csv", text.ToString());
    }
}
