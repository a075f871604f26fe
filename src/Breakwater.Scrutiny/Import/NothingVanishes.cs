using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import;

/// <summary>
/// The last check of an import: every block of the paper must lie in something that was found, or it is listed as a
/// line that landed nowhere. So a fault in a reader shows itself instead of losing words.
/// </summary>
internal static class NothingVanishes
{
    // Words that a reader put in itself ("Minutes:" over a web service's field) have no place in the file.
    public static void Check(ImportedPaper paper, IReadOnlyList<Block> blocks)
    {
        var placed = Places(paper).Where(span => span.Length > 0).OrderBy(span => span.Offset).ToList();
        var reach = -1;
        var at = 0;
        foreach (var block in blocks.Where(block => block.Text.Length > 0 && block.Text.Span.Length > 0).OrderBy(block => block.Text.Span.Offset))
        {
            var words = block.Text.Span;
            while (at < placed.Count && placed[at].Offset < words.End)
                reach = Math.Max(reach, placed[at++].End);
            if (reach <= words.Offset)
                paper.UnplacedLines.Add(new UnplacedLine(block.Line, block.Words, block.Span));
        }
    }

    private static IEnumerable<SourceSpan> Places(ImportedPaper paper) =>
    [
        .. paper.HeaderFields.Select(one => one.Source),
        .. paper.Items.SelectMany(one => one.Asks.Concat(one.Notes).Select(entry => entry.Source).Append(one.Source)),
        .. paper.Authors.Select(one => one.Source),
        .. paper.Attendance.Select(one => one.Source),
        .. paper.Sections.Select(one => one.Source),
        .. paper.Paragraphs.SelectMany(one => one.Entries.Select(entry => entry.Source).Append(one.Source)),
        .. paper.Resolutions.SelectMany(one => one.Entries.Select(entry => entry.Source).Append(one.Source)),
        .. paper.Actions.Select(one => one.Source),
        .. paper.Implications.Select(one => one.Source),
        .. paper.Documents.Select(one => one.Source),
        .. paper.RunningHeads.Select(one => one.Source),
        .. paper.SetAside.Select(one => one.Source),
        .. paper.Labels.Select(one => one.Source),
        .. paper.UnplacedLines.Select(one => one.Source),
    ];
}
