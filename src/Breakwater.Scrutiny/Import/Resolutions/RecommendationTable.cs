using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Resolutions;

/// <summary>
/// A table of recommendations with what was answered beside each. The row's own words become the recommendation; the
/// other cells stay as a paragraph below it, and the officer is asked to record the answer where it belongs.
/// </summary>
internal sealed class RecommendationTable(ImportedPaper paper)
{
    private static readonly string[] Heads = ["RECOMMENDATION", "RESOLUTION", "ACTION AGREED"];
    private int _cells;
    private int _asks;

    /// <summary>True when the block is the head or a row of such a table.</summary>
    public bool Take(Block block, string? item)
    {
        var cells = Cells(block.Text);
        if (cells.Count < 2)
        {
            _cells = 0;
            return false;
        }
        if (IsHead(cells))
        {
            (_cells, _asks) = (cells.Count, cells.FindIndex(c => Heads.Any(h => Words(c).StartsWith(h, StringComparison.Ordinal))));
            paper.Labels.Add(new ListEntry(block.Marker.Value.Length > 0 ? block.Marker.Value : null, block.Words, block.Span));
            return true;
        }
        // The number's cell is taken for the marker of the row.
        var shift = block.Marker.Value.Length > 0 && cells.Count == _cells - 1 ? 1 : 0;
        if (_cells == 0 || cells.Count + shift != _cells || _asks - shift < 0) return false;
        var asks = cells[_asks - shift];
        if (asks.Length < 12) return false;
        var number = shift == 1 ? block.Marker.Value : _asks > 0 && cells[0].Length < 12 ? cells[0].Text : null;
        paper.Resolutions.Add(new FoundResolution(number, item, ResolutionForm.Recommended, "", asks.Text, [], SplitResolution.Of(asks, number ?? "", [], paper.Ask), shift == 1 ? block.Span.Through(asks.Span) : asks.Span));
        foreach (var rest in cells.Skip(_asks - shift + 1).Where(c => c.Length > 0))
            new OpenParagraph(rest, rest.Span, null, item, "responses").Close(paper, minutes: false);
        paper.Ask(block.Span, $"This row of a table holds more than a recommendation{(number is null ? "" : " (" + number + ")")}: an answer, who leads, by when. Record them on the request once it is taken in.");
        return true;
    }

    private static bool IsHead(List<MappedText> cells) =>
        cells.Exists(c => Heads.Any(h => Words(c).StartsWith(h, StringComparison.Ordinal)))
        && cells.Exists(c => Words(c) is var words && (words.Contains("RESPONSE", StringComparison.Ordinal) || words.Contains("PROGRESS", StringComparison.Ordinal) || words.Contains("STATUS", StringComparison.Ordinal) || words.Contains("LEAD", StringComparison.Ordinal) || words.Contains("UPDATE", StringComparison.Ordinal)))
        && cells.TrueForAll(c => c.Length < 60);

    private static string Words(MappedText cell) => cell.Text.ToUpperInvariant();

    private static List<MappedText> Cells(MappedText row)
    {
        var (cells, from) = (new List<MappedText>(), 0);
        for (var at = 0; at <= row.Length; at++)
        {
            if (at < row.Length && row.Text[at] != '\t') continue;
            cells.Add(row.Slice(from, at - from).Trim());
            from = at + 1;
        }
        return cells;
    }
}
