using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Resolutions;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>Words between an item's title and its minutes: what the committee is asked to do.</summary>
internal static class ItemText
{
    public static bool Take(ImportedPaper paper, Block block)
    {
        var item = paper.Items[^1];
        var asks = item.Asks.ToList();
        if (MinuteLabels.AskedOf(block.Words) is { Success: true } asked)
        {
            var from = asked.Groups["asks"].Success ? asked.Groups["asks"].Index : 0;
            foreach (System.Text.RegularExpressions.Match cut in MinuteLabels.NextAsks(block.Words))
            {
                if (cut.Index <= from)
                    continue;
                asks.Add(Entry(block, from, cut.Index - from));
                from = cut.Index + cut.Length;
            }

            if (from < block.Words.Length)
                asks.Add(Entry(block, from, block.Words.Length - from));
            paper.Items[^1] = item with { Asks = asks };
            return true;
        }

        paper.Items[^1] = item with { Notes = [.. item.Notes, new ListEntry(block.Marker.Value.Length > 0 ? block.Marker.Value : null, block.Words, block.Span)] };
        return true;
    }

    private static ListEntry Entry(Block block, int from, int length) =>
        new(null, block.Words.Substring(from, length), block.Text.SpanOf(from, length));
}
