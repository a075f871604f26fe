using System.Text.RegularExpressions;

namespace Breakwater.Scrutiny.Import.Lines;

/// <summary>Lines that belong to the page or the print, not to the paper: running heads, page numbers, link labels.</summary>
public static partial class PageResidue
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(ITEM NO\.? ?(?<item>\d{1,3})\.(?<page>\d{1,3})|- ?\d{1,4} ?-|page \d{1,4}( of \d{1,4})?)$", Plain, 1000)]
    private static partial Regex RunningHead();

    [GeneratedRegex(@"^([•·]\s*)?((pdf icon )?PDF \d+(\.\d+)? ?[KM]B|additional documents:?|view directions|view the (background|reasons?|declarations?|minutes).*|back to top|print this page|share this page|skip to (main )?content|webcast for .*|further information|view the reasons why item .* is restricted|bookmark this page|you are here:?.*|[•·*]?\s*share this item|media|top|meeting attachment .*|item description/resolution status action|watch (the|this) meeting.*|listen to .*|councillors and committees|home( ?[>»].*)?)$", Plain, 1000)]
    private static partial Regex LinkLabel();

    [GeneratedRegex(@"^(chair(man|woman|person)?|signed|date)\b.*(\.{4,}|…{2,}|_{4,})|^[._…]{5,}$|^chair(man|woman|person)?$", Plain, 1000)]
    private static partial Regex Signature();

    public static bool IsSignature(string line) => Signature().IsMatch(line);

    [GeneratedRegex(@"\s*(pdf icon )?PDF \d+(\.\d+)? ?[KM]B$", Plain, 1000)]
    private static partial Regex LinkTail();

    /// <summary>Where a link's "PDF 126 KB" begins behind a title; the line's length where there is none.</summary>
    public static int TailAt(string line) => LinkTail().Match(line) is { Success: true } tail ? tail.Index : line.Length;

    public static bool IsRunningHead(string line) => RunningHead().IsMatch(line);

    public static bool IsLinkLabel(string line) => LinkLabel().IsMatch(line);

    /// <summary>"ITEM NO. 6.3": page 3 of item 6. Null where the line is no such mark.</summary>
    public static string? ItemOnPage(string line) =>
        RunningHead().Match(line) is { Success: true } match && match.Groups["item"].Success ? match.Groups["item"].Value : null;

    /// <summary>
    /// Lines at the top or foot of a PDF's pages that come back, apart from their digits, on at least three pages and
    /// on a third of all: what a printer repeats.
    /// </summary>
    public static HashSet<int> Repeated(IReadOnlyList<Line> lines)
    {
        var edges = lines.Where(line => !line.IsBlank).GroupBy(line => line.Page)
            .SelectMany(page => page.Take(2).Concat(page.Reverse().Take(2)).Distinct()).ToList();
        var pages = lines.Count == 0 ? 0 : lines[^1].Page;
        var heads = edges.GroupBy(line => Shape(line.Text.Text))
            .Where(same => !Reports.SectionHeads.IsNone(same.First().Text.Text) && same.Select(line => line.Page).Distinct().Count() >= Math.Max(3, pages / 3))
            .SelectMany(same => same.Select(line => line.Number)).ToHashSet();
        // A bare number at the edge of a page is its number, even where each stands once.
        heads.UnionWith(pages > 1 ? edges.Where(line => line.Text.Text.All(char.IsDigit)).Select(line => line.Number) : []);
        return heads;
    }

    private static string Shape(string line) => new([.. line.Select(character => char.IsDigit(character) ? '0' : character)]);
}
