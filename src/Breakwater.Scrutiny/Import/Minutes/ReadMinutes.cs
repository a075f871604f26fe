using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Questions;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>
/// Reads minutes, decisions and meeting pages block by block. What a block is depends on the segment it stands in
/// (head, attendance, minutes, decision, documents) and on what is still open (a resolution, a paragraph with a list).
/// </summary>
internal sealed partial class ReadMinutes
{
    private readonly ImportedPaper paper;
    private string segment = "head";
    private string? item;
    private string? lastNumber;
    private string? itemBody;
    private DateOnly? itemDate;
    private string? attendance;
    private bool awaitsTitle;
    private bool begun;
    private OpenParagraph? paragraph;
    private ResolutionSet? set;

    private readonly RecommendationTable table;
    private readonly bool labelled;
    private readonly IReadOnlySet<int> linkTails;
    private Block? next;

    private ReadMinutes(ImportedPaper paper, IReadOnlyList<Block> blocks, IReadOnlySet<int> linkTails)
    {
        this.paper = paper;
        this.linkTails = linkTails;
        table = new RecommendationTable(paper);
        labelled = blocks.Any(block => MinuteLabels.SegmentOf(block.Words) is { Label: "MINUTES" or "DECISION" or "DECISIONS" });
        awaitsTitle = paper.Kind is PaperKind.AgendaItem or PaperKind.IssueHistory or PaperKind.Decision;
    }

    /// <param name="paper">Takes what is found.</param>
    /// <param name="blocks">The paper's blocks in order.</param>
    /// <param name="linkTails">Lines behind which the page had "PDF 126 KB": titles of items with papers.</param>
    public static void Into(ImportedPaper paper, IReadOnlyList<Block> blocks, IReadOnlySet<int> linkTails)
    {
        var reader = new ReadMinutes(paper, blocks, linkTails);
        for (var at = 0; at < blocks.Count; at++)
        {
            reader.next = at + 1 < blocks.Count ? blocks[at + 1] : null;
            reader.Take(blocks[at]);
        }

        reader.CloseAll();
    }

    private void Take(Block block)
    {
        if (block.Words.Contains('\t', StringComparison.Ordinal) && table.Take(block, item))
        {
            CloseAll();
            return;
        }

        if (TakeUnnumberedItem(block) || TakeLabel(block) || TakeItem(block) || TakeField(block) || TakeHead(block))
            return;
        if (block.Marker.Form is MarkerForm.Paragraph or MarkerForm.Reference)
            Numbered(block, block.Marker.Value);
        else if (MinuteLabels.ActionOf(block.Words) is var action && action > 0)
            Action(block, action);
        else if (TakeResolution(block))
            return;
        else if (block.Marker.IsListed && TakeEntry(block))
            return;
        else if (block.Marker.Form is MarkerForm.Number or MarkerForm.Bare)
            Numbered(block, block.Marker.Value);
        else
            Unmarked(block);
    }

    private bool TakeLabel(Block block)
    {
        if (block.Marker is not { Form: MarkerForm.None or MarkerForm.Bullet })
            return false;
        if (TakeMeeting(block))
            return true;
        if (block.Marker != Marker.None)
            return false;
        if (MinuteLabels.IsPageTitle(block.Words) && !(begun && block.Words.Length > 12))
        {
            paper.SetAside.Add(new SetAside(block.Words, "title of the web page", block.Span));
            return true;
        }

        if (MinuteLabels.SegmentOf(block.Words) is not { } label)
            return false;
        var rest = block.Text.Slice(label.Length);
        paper.Labels.Add(new ListEntry(null, block.Words[..label.Length].Trim(), block.Text.SpanOf(0, label.Length)));
        if (label.Label is "PURPOSE" or "BACKGROUND" && (rest.Length == 0 || begun))
            return false;
        CloseAll();
        attendance = null;
        awaitsTitle = false;
        begun = true;
        segment = label.Label switch
        {
            "MINUTES" => "minutes",
            "DECISION" or "DECISIONS" => "decision",
            "PURPOSE" or "BACKGROUND" => "head",
            var documents when documents.EndsWith("DOCUMENTS", StringComparison.Ordinal) => "documents",
            _ => "reasons",
        };
        if (rest.Length > 0 && segment != "head")
            Take(block with { Text = rest, Marker = Marker.None, Span = rest.Span });
        else if (rest.Length > 0)
            paper.HeaderFields.Add(new HeaderField(block.Words[..(label.Length - 1)].Trim(' ', ':'), rest.Text, block.Span));
        return true;
    }

    private bool TakeResolution(Block block)
    {
        if (set is not null && block.Marker.IsListed)
            return false;
        if (paragraph is { LeadsIn: true } && block.Marker.Form == MarkerForm.Bullet)
            return false;
        if (ResolutionHead.In(block.Words) is not { } head)
            return false;
        var number = block.Marker.Form is MarkerForm.Number or MarkerForm.Bare ? block.Marker.Value : null;
        CloseAll();
        Begin();
        if (head.At > 0)
            new OpenParagraph(block.Text.Slice(0, head.At).Trim(), block.Text.SpanOf(0, head.At), number, item, segment).Close(paper, minutes: true);
        OpenSet(block.Text.Slice(head.At), head.Length, head.Form, block.Span);
        return true;
    }

    private void OpenSet(MappedText words, int headLength, ResolutionForm form, SourceSpan span)
    {
        var rest = words.Slice(headLength);
        var inline = InlineNumbers.In(rest);
        var listFollows = LeadIn.IsWhole(rest.Text);
        var leadLength = inline is { } found && found.Before.Length < 200 ? headLength + found.Before.Length : listFollows ? words.Length : headLength;
        set = new ResolutionSet(words.Slice(0, leadLength).Trim(), item, form, span);
        paper.Labels.Add(new ListEntry(null, set.LeadIn, words.SpanOf(0, leadLength)));
        if (!listFollows)
            set.Take(rest, span);
    }

    private bool TakeEntry(Block block)
    {
        if (set is not null)
        {
            set.Add(block);
            return true;
        }

        if (segment == "decision" && (paragraph is null || !paragraph.HasEntries) && block.Marker.Form is not MarkerForm.Bullet)
        {
            CloseAll();
            set = new ResolutionSet(MappedText.Of(""), item, ResolutionForm.Resolved, block.Span);
            set.Add(block);
            return true;
        }

        // "30." after 29 and its bullets is the next paragraph, not one more entry.
        if (block.Marker.Form == MarkerForm.Number && paragraph?.GoesOnWith(block.Marker.Value) == true)
            return false;
        // A numbered paragraph under an item is no list entry, unless the words above lead into a list.
        if (paragraph is null || (block.Marker.Form == MarkerForm.Number && !paragraph.LeadsIn && !paragraph.HasEntries))
            return false;
        paragraph.Add(block);
        return true;
    }

    private void Numbered(Block block, string number)
    {
        CloseAll();
        Begin();
        // "131.4" under the heading of a page says that the page's item is 131.
        if (block.Marker.Form == MarkerForm.Paragraph && paper.Items.Count > 0 && item is null)
        {
            item = number[..number.IndexOf('.', StringComparison.Ordinal)];
            paper.Items[^1] = paper.Items[^1] with { Number = item };
        }

        if (ResolutionHead.In(block.Words) is { } head)
        {
            if (head.At > 0)
                new OpenParagraph(block.Text.Slice(0, head.At).Trim(), block.Text.SpanOf(0, head.At), number, item, segment).Close(paper, minutes: true);
            OpenSet(block.Text.Slice(head.At), head.Length, head.Form, block.Span);
            return;
        }

        paragraph = new OpenParagraph(block.Text, block.Span, number, item, segment);
    }

    private void Begin()
    {
        begun = true;
        awaitsTitle = false;
        attendance = null;
        if (segment is "head" or "agenda")
            segment = "minutes";
    }

    private void Action(Block block, int label)
    {
        CloseAll();
        var words = block.Text.Slice(label);
        paper.Actions.Add(new MinutedAction(null, words.Text, FindAddressee.In(words), FindDue.Links(words), block.Span));
    }

    private void Unmarked(Block block)
    {
        var small = char.IsLower(block.Words.FirstOrDefault('X'));
        if (set is { IsEmpty: true } && LeadIn.IsWhole(block.Words))
        {
            set.LeadOn(block.Text);
            paper.Labels.Add(new ListEntry(null, block.Words, block.Span));
            return;
        }

        if (set is not null && (set.AwaitsList || small || block.Words is "AND" or "OR"))
        {
            set.GoOn(block);
            return;
        }

        if (!begun && segment == "head")
        {
            paper.UnplacedLines.Add(new UnplacedLine(block.Line, block.Words, block.Span));
            return;
        }

        if (paragraph is { IsMarkedQuestion: true } && PairQuestion.IsMarkedAnswer(block.Words))
        {
            paragraph.AnswerWith(block);
            return;
        }

        var after = set is not null;
        CloseAll();
        var said = LeadingVerb.Of(block.Words, hasAddressee: false).Kind;
        if (segment == "decision" && !after && (said != AtomKind.Unclear || block.Words.StartsWith("That ", StringComparison.Ordinal)))
        {
            OpenSet(block.Text, 0, ResolutionForm.Resolved, block.Span);
            return;
        }

        if (segment == "decision" && block.Words.Length > 20)
            paper.Ask(block.Span, after ? "These words stand after a decision. Do they belong to it?" : "These words stand under \"Decision\" but follow no form that is known. Are they the decision?");
        paragraph = new OpenParagraph(block.Text, block.Span, null, item, segment);
    }

    private void CloseAll()
    {
        paragraph?.Close(paper, minutes: true);
        paragraph = null;
        if (set is null)
            return;
        if (set.IsEmpty && set.LeadIn is "Noted" or "Agreed")
        {
            // The older page layout closes each item with its status.
            paper.SetAside.Add(new SetAside(set.LeadIn, "status of the item on the web page", set.Span));
            set = null;
            return;
        }

        foreach (var resolution in set.Close(paper.Ask))
        {
            // ModernGov shows a decision twice, under "Decision:" and again in the minutes.
            if (paper.Resolutions.Exists(known => known.Item == resolution.Item && known.Number == resolution.Number && known.Text == resolution.Text))
                paper.SetAside.Add(new SetAside(resolution.Text, "repeats a decision that stands above", resolution.Source));
            else
                paper.Resolutions.Add(resolution);
        }

        set = null;
    }
}
