using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Reports;

/// <summary>Reads a report: header, numbered sections, recommendations, detail, implications, and the sections at its end.</summary>
internal sealed class ReadReport
{
    private readonly ImportedPaper paper;
    private readonly ReportHeader header;
    private readonly RecommendationTable table;
    private readonly NumberedRecommendations numbered;
    private string? kind;
    private string? lastNumber;
    private ReportSection? section;
    private bool sectionSpoke = true;
    private bool ownHeading;
    private OpenParagraph? paragraph;
    private ResolutionSet? set;
    private Implication? implication;

    private ReadReport(ImportedPaper paper)
    {
        this.paper = paper;
        header = new ReportHeader(paper);
        table = new RecommendationTable(paper);
        numbered = new NumberedRecommendations(paper);
    }

    public static void Into(ImportedPaper paper, IReadOnlyList<Block> blocks)
    {
        var reader = new ReadReport(paper);
        foreach (var block in blocks)
            reader.Take(block);
        reader.CloseSection();
        reader.header.Close();
    }

    private void Take(Block block)
    {
        if (kind is not null && kind != "implications" && block.Words.Contains('\t', StringComparison.Ordinal) && table.Take(block, ItemNumber))
        {
            CloseParagraph();
            sectionSpoke = true;
            return;
        }

        if (numbered.Opens(block, ItemNumber))
        {
            CloseParagraph(numberedToo: false);
            header.Close();
            (kind, sectionSpoke) = (kind ?? "other", true);
            return;
        }

        if (TakeImplicationHeading(block) || TakeHeading(block) || (kind is not null && header.TakeLate(block)))
            return;
        if (kind is null)
            header.Take(block);
        else if (numbered.GoesOn(block) || (kind == "implications" && TakeImplication(block)))
            return;
        else if (section is not null && !sectionSpoke && SectionHeads.IsNone(block.Words))
            Empty(block);
        else if (kind == "recommendations")
            Recommendation(block);
        else
            Detail(block);
    }

    private bool TakeHeading(Block block)
    {
        var stray = Stray(block, out var words);
        if (kind == "implications" && block.Marker.Form == MarkerForm.Paragraph && !block.Marker.Value.EndsWith(".0", StringComparison.Ordinal))
            return false;
        if (SectionHeads.In(stray ? block with { Text = words } : block, lastNumber) is not { } head)
            return TakeHeadingWithText(block);

        CloseSection();
        header.Close();
        if (stray)
            paper.SetAside.Add(new SetAside(block.Words[..block.Words.IndexOfAny(['\t', ' '])], "stray beginning of the heading beside it", block.Text.SpanOf(0, block.Words.IndexOfAny(['\t', ' ']))));
        kind = SectionHeads.KindOf(head.Title) ?? "other";
        ownHeading = false;
        lastNumber = head.Number ?? lastNumber;
        section = new ReportSection(head.Number, head.Title, kind, null, block.Span);
        sectionSpoke = false;
        paper.Sections.Add(section);
        return true;
    }

    // "Financial implications" with a heading of its own, numbered or not.
    private bool TakeImplicationHeading(Block block)
    {
        var title = block.Words.Trim(' ', ':', '\t');
        if (kind is null || block.Marker.Bulleted || block.Words.Contains('\t', StringComparison.Ordinal) || block.Words.Length > 80 || block.Words[^1] is '.' or ';' or ',' or '?'
            || block.Marker.Form is not (MarkerForm.None or MarkerForm.Number or MarkerForm.Bare or MarkerForm.Paragraph) || !SectionHeads.IsImplication(title))
            return false;
        CloseSection();
        (kind, section, ownHeading) = ("implications", null, true);
        lastNumber = block.Marker.Form == MarkerForm.None ? lastNumber : block.Marker.Value;
        implication = new Implication(block.Marker.Value.Length > 0 ? block.Marker.Value : null, title, null, IsNone: false, block.Span);
        return true;
    }

    // "Background papers: None" in one line.
    private bool TakeHeadingWithText(Block block)
    {
        var colon = block.Words.IndexOf(':', StringComparison.Ordinal);
        if (kind is null || colon is < 4 or > 60 || block.Marker.Bulleted || SectionHeads.KindOf(block.Words[..colon]) is not ("appendices" or "backgroundPapers" or "previousConsideration" or "consultation" or "options"))
            return false;
        var rest = block.Text.Slice(colon + 1).Trim();
        if (rest.Length == 0)
            return false;
        Take(block with { Text = block.Text.Slice(0, colon), Span = block.Text.SpanOf(0, colon) });
        Take(block with { Text = rest, Marker = Marker.None, Span = rest.Span });
        return true;
    }

    // "Previ⇥Previous Consideration⇥": the page repeats the heading's first letters in the number's cell.
    private static bool Stray(Block block, out MappedText words)
    {
        var tab = block.Words.IndexOfAny(['\t', ' ']);
        words = tab > 0 ? block.Text.Slice(tab + 1).Trim() : block.Text;
        return tab > 2 && block.Marker == Marker.None && words.Text.StartsWith(block.Words[..tab], StringComparison.Ordinal) && SectionHeads.KindOf(words.Text) is not null;
    }

    private bool TakeImplication(Block block)
    {
        if (!ownHeading && (block.Marker.Form is MarkerForm.Paragraph or MarkerForm.Letter or MarkerForm.Roman) && !block.Marker.Bulleted && !SectionHeads.IsNone(block.Words) && IsRow(block))
        {
            CloseImplication();
            var tab = block.Words.IndexOf('\t', StringComparison.Ordinal);
            var colon = block.Words.IndexOf(':', StringComparison.Ordinal);
            var cut = tab > 0 ? tab : colon > 0 ? colon : block.Words.Length;
            var name = block.Words[..cut].Trim();
            implication = new Implication(block.Marker.Value, name, null, IsNone: false, block.Span);
            if (cut + 1 < block.Words.Length && block.Words[(cut + 1)..].Trim().Length > 0)
                Say(block.Text.Slice(cut + 1).Trim());
            sectionSpoke = true;
            return true;
        }

        if (implication is null)
        {
            // "Financial: none" without a number.
            var colon = block.Words.IndexOf(':', StringComparison.Ordinal);
            if (block.Marker != Marker.None || colon is < 3 or > 50)
                return false;
            implication = new Implication(null, block.Words[..colon], null, IsNone: false, block.Span);
            if (colon + 1 < block.Words.Length)
                Say(block.Text.Slice(colon + 1).Trim());
            return true;
        }

        Say(block.Text);
        return true;
    }

    private static bool IsRow(Block block) =>
        block.Words.Contains('\t', StringComparison.Ordinal) || block.LooksLikeHeading || block.Words.IndexOf(':', StringComparison.Ordinal) is > 2 and < 50;

    private void Say(MappedText words)
    {
        if (words.Length == 0)
            return;
        var text = implication!.Text is null ? words.Text : implication.Text + "\n" + words.Text;
        implication = implication with { Text = text, IsNone = SectionHeads.IsNone(text), Source = implication.Source.Through(words.Span) };
    }

    private void Empty(Block block)
    {
        section = section! with { Text = block.Words.Trim(), Source = section.Source.Through(block.Span) };
        paper.Sections[^1] = section;
        paper.EmptySections.Add(section);
        sectionSpoke = true;
    }

    private void Recommendation(Block block)
    {
        sectionSpoke = true;
        if (set is null)
        {
            var head = ResolutionHead.In(block.Words);
            if (block.Marker == Marker.None && LeadIn.IsWhole(block.Words))
            {
                LeadIntoList(block);
                return;
            }

            set = new ResolutionSet(head is { At: 0 } ? block.Text.Slice(0, head.Length).Trim() : MappedText.Of(""), ItemNumber, ResolutionForm.Recommended, block.Span);
            if (head is { At: 0 } && block.Marker == Marker.None && head.Length < block.Words.Length)
            {
                set.Take(block.Text.Slice(head.Length), block.Span);
                return;
            }
        }

        // "2.1 That the Committee:" opens the list below it.
        if (block.Marker.Form == MarkerForm.None || (set.IsEmpty && block.Marker.Form == MarkerForm.Paragraph && LeadIn.IsWhole(block.Words)))
            Continue(block);
        else
            set.Add(block);
    }

    private void LeadIntoList(Block block)
    {
        set = new ResolutionSet(block.Text, ItemNumber, ResolutionForm.Recommended, block.Span);
        paper.Labels.Add(new ListEntry(block.Marker.Value.Length > 0 ? block.Marker.Value : null, block.Words, block.Span));
    }

    private void Continue(Block block)
    {
        if (block.Marker.Form == MarkerForm.Paragraph)
            LeadIntoList(block);
        else if (set!.IsEmpty || char.IsLower(block.Words[0]) || block.Words is "AND" or "OR")
            set.GoOn(block);
        else
            set.Add(block with { Marker = new Marker(MarkerForm.Bullet, "", 0) });
    }

    private string? ItemNumber => paper.Items.Count > 0 ? paper.Items[^1].Number : null;

    private void Detail(Block block)
    {
        sectionSpoke = true;
        if (paragraph is not null && IsEntry(block))
        {
            paragraph.Add(block);
            return;
        }

        CloseParagraph();
        var number = block.Marker.Form is MarkerForm.Paragraph or MarkerForm.Number or MarkerForm.Reference ? block.Marker.Value : null;
        paragraph = new OpenParagraph(block.Text, block.Span, number, ItemNumber, kind == "implications" ? "other" : kind!);
    }

    private bool IsEntry(Block block) => block.Marker.Form switch
    {
        MarkerForm.Bullet or MarkerForm.Letter or MarkerForm.Roman => true,
        MarkerForm.Number => paragraph!.LeadsIn || paragraph.HasEntries || paragraph.Number?.Contains('.', StringComparison.Ordinal) == true,
        _ => false,
    };

    private void CloseParagraph(bool numberedToo = true)
    {
        if (numberedToo)
            numbered.Close();
        paragraph?.Close(paper, minutes: false);
        paragraph = null;
        if (set is not null)
            paper.Resolutions.AddRange(set.Close(paper.Ask));
        set = null;
    }

    private void CloseImplication()
    {
        if (implication is null)
            return;
        paper.Implications.Add(implication);
        if (implication.Text is null)
            paper.Ask(implication.Source, "Nothing is said under this implication. Was the page cut, or is the answer \"none\"?");
        implication = null;
    }

    private void CloseSection()
    {
        CloseParagraph();
        CloseImplication();
        if (section is { Kind: not ("implications" or "other") } && !sectionSpoke)
            paper.Ask(section.Source, $"Nothing stands under \"{section.Title}\". Was the page cut?");
        sectionSpoke = true;
    }
}
