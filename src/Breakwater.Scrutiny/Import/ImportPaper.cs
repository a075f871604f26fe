using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.Reports;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Safety;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import;

/// <summary>
/// Reads a council paper: bytes in, structure out, nothing stored. Fixed forms of words only; what they don't settle
/// is left as a question for a person.
/// </summary>
public static partial class ImportPaper
{
    /// <exception cref="ImportRefusedException">The file can't or must not be read; its message is for the officer.</exception>
    public static ImportedPaper Read(string fileName, byte[] bytes)
    {
        try
        {
            return ReadWhole(fileName, bytes);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ImportRefusedException(RefusalReason.NothingToRead, "A line of this file took too long to read; it does not look like a council paper. Please check that it is the right file.");
        }
    }

    private static ImportedPaper ReadWhole(string fileName, byte[] bytes)
    {
        var source = ReadSource.Read(fileName, bytes);
        var paper = new ImportedPaper
        {
            File = new PaperFile(Path.GetFileName(fileName), Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, source.Format, source.Encoding, source.CountsIn, source.Original.Length, source.Notes),
        };
        var linkTails = new HashSet<int>();
        var blocks = Blocks(paper, source, linkTails);
        paper.Kind = DetectKind.Of(blocks);
        if (paper.Kind == PaperKind.Report)
            ReadReport.Into(paper, blocks);
        else
            ReadMinutes.Into(paper, blocks, linkTails);
        NothingVanishes.Check(paper, blocks);
        WholePaper(paper, blocks);
        return paper;
    }

    private static IReadOnlyList<Block> Blocks(ImportedPaper paper, SourceText source, HashSet<int> linkTails)
    {
        var lines = SplitLines.Of(source.Running, columns: source.Format == FileFormat.Pdf);
        var repeated = source.Format == FileFormat.Pdf ? PageResidue.Repeated(lines) : [];
        var furniture = source.Furniture.Select(stretch => source.Running.SpanOf(stretch.Start, stretch.End - stretch.Start)).ToList();
        var kept = new List<Line>(lines.Count);
        foreach (var line in lines)
        {
            if (line.IsBlank)
                kept.Add(line);
            else if (PageResidue.IsRunningHead(line.Text.Text) || repeated.Contains(line.Number))
                paper.RunningHeads.Add(new ListEntry(null, line.Text.Text, line.Text.Span));
            else if (PageResidue.IsLinkLabel(line.Text.Text))
                paper.SetAside.Add(new SetAside(line.Text.Text, "label of a link on the web page", line.Text.Span));
            else if (PageResidue.IsSignature(line.Text.Text))
                paper.SetAside.Add(new SetAside(line.Text.Text, "place for a signature", line.Text.Span));
            else if (furniture.Exists(stretch => line.Text.Span.Offset >= stretch.Offset && line.Text.Span.End <= stretch.End))
                paper.SetAside.Add(new SetAside(line.Text.Text, "menu or banner of the web page", line.Text.Span));
            else
                kept.Add(WithoutTail(paper, line, linkTails));
        }

        if (paper.RunningHeads.Select(head => PageResidue.ItemOnPage(head.Text)).FirstOrDefault(number => number is not null) is { } item)
            paper.Items.Add(new AgendaItem(item, "", [], null, null, paper.RunningHeads[0].Source));
        return JoinWraps.Of(kept, printed: source.Format == FileFormat.Pdf);
    }

    // "Work Programme pdf icon PDF 126 KB": the link behind the title is the page's.
    private static Line WithoutTail(ImportedPaper paper, Line line, HashSet<int> linkTails)
    {
        var at = PageResidue.TailAt(line.Text.Text);
        if (at == line.Text.Length)
            return line;
        var tail = line.Text.Slice(at).Trim();
        linkTails.Add(line.Number);
        paper.SetAside.Add(new SetAside(tail.Text, "label of a link on the web page", tail.Span));
        return line with { Text = line.Text.Slice(0, at) };
    }

    private static void WholePaper(ImportedPaper paper, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            paper.Dates.AddRange(FindDates.In(block.Text));
            paper.Safety.AddRange(ScanForHarm.In(block.Text));
        }

        var whole = blocks.Count == 0 ? default : blocks[0].Span.Through(blocks[^1].Span);
        if (paper.Kind == PaperKind.Unknown)
            paper.Ask(whole, "No sign says what kind of paper this is. Is it minutes, a decision or a report?");
        if (paper.Body is null)
            paper.Ask(whole, "The paper does not name the body that met. Which one was it?");
        if (paper.Date is null)
            paper.Ask(whole, "The paper does not give the day of the meeting. When was it?");
        if (blocks.Count > 0 && IsCut(blocks[^1], paper))
            paper.Ask(blocks[^1].Span, "The last sentence does not end. Was the page cut?");
        foreach (var line in paper.UnplacedLines)
            paper.Ask(line.Source, "This line landed nowhere. Where does it belong?");
    }

    // "Date of next meeting: 19 March 2026" has no full stop and is whole.
    [GeneratedRegex(@"^[A-Z][\w ’']{2,40}: ?\S", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FieldAtEnd();

    private static bool IsCut(Block last, ImportedPaper paper) =>
        last.Words.Length > 30 && last.Words[^1] is not ('.' or '!' or '?' or '"' or '”' or ')' or ']' or ':' or ';')
        && !last.Words.Contains('\t', StringComparison.Ordinal) && !(last.Words.Length < 90 && FieldAtEnd().IsMatch(last.Words))
        && !paper.Documents.Exists(document => document.Source == last.Span)
        && !paper.HeaderFields.Exists(field => field.Source == last.Span);
}
