using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Kinds;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.People;
using Breakwater.Scrutiny.Import.Resolutions;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Minutes;

/// <summary>The half that reads what stands above the minutes: titles of items, fields, attendance, documents.</summary>
internal sealed partial class ReadMinutes
{
    private bool TakeMeeting(Block block)
    {
        if (MinuteLabels.MeetingOf(block.Words) is not { } meeting)
            return false;
        CloseAll();
        var date = FindDates.First(block.Text);
        (itemBody, itemDate) = (meeting.Body, date?.From);
        paper.Body ??= meeting.Body;
        paper.Date ??= date;
        paper.HeaderFields.Add(new HeaderField("Meeting", block.Words[block.Words.IndexOf(meeting.Body, StringComparison.Ordinal)..], block.Span));
        if (paper.Kind == PaperKind.AgendaItem && paper.Items.Count > 0)
        {
            // The page names the meeting below the item's title.
            item ??= meeting.Item;
            paper.Items[^1] = paper.Items[^1] with { Number = item, Body = itemBody, Date = itemDate };
            return true;
        }

        (item, lastNumber, segment, awaitsTitle, begun) = (meeting.Item, null, "head", true, true);
        return true;
    }

    private bool TakeItem(Block block)
    {
        if (awaitsTitle && paragraph is null && set is null && block.LooksLikeHeading && block.Marker.Form is MarkerForm.None or MarkerForm.Number or MarkerForm.Bare or MarkerForm.Reference && awaitsTitle)
        {
            if (block.LooksLikeHeading && (MinuteLabels.FieldOf(block.Words) is null || paper.Kind == PaperKind.AgendaItem) && !(paper.Kind == PaperKind.IssueHistory && item is null && itemBody is null))
            {
                OpenItem(block.Marker.Value.Length > 0 ? block.Marker.Value : item, block.Text, block.Span);
                return true;
            }
        }

        if (paper.Kind == PaperKind.IssueHistory && itemBody is null && paper.Title is null && block.LooksLikeHeading)
        {
            paper.Title = block.Words;
            paper.Labels.Add(new ListEntry(null, block.Words, block.Span));
            return true;
        }

        if (paper.Kind is PaperKind.AgendaItem or PaperKind.Decision or PaperKind.CommitteeDetails)
            return false;
        // "OFFICERS PRESENT" in capitals opens a list of names, not an item.
        if (!begun && FindAttendance.Opens(block) is not null)
            return false;
        var head = ItemHeads.In(block, lastNumber, set?.NextNumber, paper.Kind is PaperKind.PrintedMinutes or PaperKind.Unknown && (begun || attendance is not null));
        if (head is null || (ResolutionHead.In(block.Words) is { At: 0 } && block.Marker == Marker.None))
            return false;
        OpenItem(head.Value.Number, block.Text.Slice(head.Value.TitleAt), block.Span);
        return true;
    }

    // Some pages number no items; a title is then known by its paper's link, or by the label "Minutes:" below it.
    private bool TakeUnnumberedItem(Block block)
    {
        if (paper.Kind != PaperKind.Meeting || block.Marker != Marker.None || !block.LooksLikeHeading || (segment == "head" && attendance is not null))
            return false;
        var label = next is null ? null : MinuteLabels.SegmentOf(next.Words)?.Label;
        var heads = linkTails.Contains(block.Line) || (begun && block.BlankBefore && label is "MINUTES" && segment is not "agenda" && MinuteLabels.SegmentOf(block.Words) is null);
        if (heads)
            OpenItem(null, block.Text, block.Span);
        return heads;
    }

    // A decision page goes on with its fields after the decision: author, dates, meeting.
    private bool TakeField(Block block)
    {
        if (paper.Kind != PaperKind.Decision || block.Marker != Marker.None || MinuteLabels.FieldOf(block.Words) is not { } field || field.Label.Length > 30 || ResolutionHead.In(block.Words) is not null)
            return false;
        CloseAll();
        return PaperHead.Take(paper, block);
    }

    private void OpenItem(string? number, MappedText title, SourceSpan span)
    {
        CloseAll();
        item = number;
        lastNumber = number ?? lastNumber;
        (awaitsTitle, begun, attendance) = (false, true, null);
        segment = paper.Kind is PaperKind.PrintedMinutes or PaperKind.Unknown || !labelled ? "minutes" : "agenda";
        paper.Items.Add(new AgendaItem(number, title.Text.TrimEnd(' ', '-', '–', ':'), [], itemBody, itemDate, span));
    }

    private bool TakeHead(Block block)
    {
        if (segment is "head" or "agenda" && FindSpeaker.Author(block.Text) is { } author)
        {
            paper.Authors.Add(author);
            return true;
        }

        if (paper.Kind == PaperKind.Decision && segment is "head" or "agenda" or "minutes" && paragraph is null && block.Words.StartsWith("That", StringComparison.Ordinal))
        {
            // Some sites print a decision's fields and then its words without the label "Decision:".
            segment = "decision";
            return false;
        }

        if (segment == "agenda" && paper.Kind == PaperKind.Decision && PaperHead.Take(paper, block))
            return true;
        if (segment == "agenda")
            return block.Marker.Form is not MarkerForm.Paragraph && ResolutionHead.In(block.Words) is not { At: 0 } && ItemText.Take(paper, block);
        if (segment == "documents")
        {
            paper.Documents.Add(new ListEntry(null, block.Words, block.Span));
            return true;
        }

        if (FindAttendance.Opens(block) is { } opens && !begun)
        {
            attendance = opens.Group;
            paper.Labels.Add(new ListEntry(null, block.Words[..opens.Length].Trim(), block.Text.SpanOf(0, opens.Length)));
            if (opens.Length < block.Words.Length)
                paper.Attendance.Add(new Attendance(attendance, block.Words[opens.Length..], block.Text.Slice(opens.Length).Span));
            return true;
        }

        if (begun || segment != "head" || ResolutionHead.In(block.Words) is not null || block.Marker.Form == MarkerForm.Paragraph)
            return false;
        if (PaperHead.Take(paper, block))
            return true;
        if (attendance is null || block.Words.Length > 400)
            return false;
        paper.Attendance.Add(new Attendance(attendance, block.Words, block.Span));
        return true;
    }
}
