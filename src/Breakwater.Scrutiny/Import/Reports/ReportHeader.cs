using System.Text.RegularExpressions;
using Breakwater.Scrutiny.Import.Evidence;
using Breakwater.Scrutiny.Import.Lines;
using Breakwater.Scrutiny.Import.Minutes;
using Breakwater.Scrutiny.Import.People;
using Breakwater.Scrutiny.Import.Sources;

namespace Breakwater.Scrutiny.Import.Reports;

/// <summary>
/// Reads what stands above a report's first section: labelled fields, the committee, the meeting's day and the title.
/// A label may wrap in its cell ("Report Track: Community⏎-⏎Scrutiny C'ttee:⏎19/03/19"): lines that carry no label of
/// their own and follow without a blank line belong to the field above.
/// </summary>
internal sealed partial class ReportHeader(ImportedPaper paper)
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private HeaderField? open;
    private bool closed;

    [GeneratedRegex(@"^(?<label>report (of|by|from|to|author|track|title|reference|number|no\.?)|(joint )?report of the|contact (officers?|details|name|person)?|telephone( no\.?| number)?|tel\.?|e-?mail|(lead|responsible|accountable|corporate|strategic|service) (director|officer|manager|member)|wards?( affected)?|wards? \(?s?\)? affected|divisions?( affected)?|classification|(relevant )?(portfolio holder|cabinet member|lead member|executive member)|key decision|date( of (meeting|report|decision))?|meeting( date)?|committee|subject|title|agenda item( no\.?)?|item( no\.?)?|status|urgency|author|to|from|of|exempt( information)?|public or private|forward plan( ref(erence)?)?|purpose of report)\s*(:|\t)\s*(?<value>.*)$", Plain, 1000)]
    private static partial Regex Label();

    public void Take(Block block)
    {
        if (closed)
            return;
        if (block.Marker == Marker.None && Label().Match(block.Words) is { Success: true } label)
        {
            CloseField();
            open = new HeaderField(label.Groups["label"].Value, label.Groups["value"].Value.Replace('\t', ' ').Trim(), block.Span);
            return;
        }

        if (open is not null && (!block.BlankBefore || open.Value.Length == 0 || block.Tabbed || block.Marker.Form == MarkerForm.Bullet || open.Value.EndsWith(':')))
        {
            // The dash that the page put before a wrapped line is its own, not the paper's.
            open = open with { Value = (open.Value + " " + block.Words).Replace('\t', ' ').Trim(), Source = open.Source.Through(block.Span) };
            return;
        }

        CloseField();
        Line(block);
    }

    /// <summary>Some reports give author and contact at their end.</summary>
    public bool TakeLate(Block block)
    {
        if (block.Marker != Marker.None || Label().Match(block.Words) is not { Success: true } label || label.Groups["value"].Length == 0)
            return false;
        var name = label.Groups["label"].Value.ToUpperInvariant();
        if (!name.StartsWith("CONTACT", StringComparison.Ordinal) && !name.StartsWith("TEL", StringComparison.Ordinal) && !name.Contains("AUTHOR", StringComparison.Ordinal) && !name.Contains("MAIL", StringComparison.Ordinal) && !name.StartsWith("LEAD", StringComparison.Ordinal))
            return false;
        paper.HeaderFields.Add(new HeaderField(label.Groups["label"].Value, label.Groups["value"].Value, block.Span));
        return true;
    }

    private void Line(Block block)
    {
        if (FindSpeaker.Author(block.Text) is { } author)
            paper.Authors.Add(author);
        else if (FindDates.First(block.Text) is { Precision: DatePrecision.Day } date && block.Words.Length - date.Text.Length < 40 && MinuteLabels.BodyOf(block.Words) is null)
            Day(block, date);
        else if (FindDates.First(block.Text) is { Precision: DatePrecision.Month } month && month.Text.Length == block.Words.Length)
            Day(block, month);
        else if (MinuteLabels.BodyOf(block.Words) is { } body && (paper.Body is null || paper.Body.EndsWith("COUNCIL", StringComparison.OrdinalIgnoreCase)))
            Body(block, body);
        else if (block.Words.Length > 2 && block.Words[^1] is not '.' && paper.Title is null)
            Title(block);
        else if (block.Words.Length > 2 && block.IsCapitals && paper.Title is not null && !block.BlankBefore)
            GoOnTitle(block);
        else
            paper.UnplacedLines.Add(new UnplacedLine(block.Line, block.Words, block.Span));
    }

    private void Body(Block block, string body)
    {
        paper.Name(body, block.Span);
        paper.Date ??= FindDates.First(block.Text);
    }

    private void Day(Block block, FoundDate date)
    {
        paper.Date ??= date;
        paper.Labels.Add(new Resolutions.ListEntry(null, block.Words, block.Span));
    }

    private void GoOnTitle(Block block)
    {
        paper.Title += " " + block.Words;
        if (paper.Items.Count > 0)
            paper.Items[^1] = paper.Items[^1] with { Title = paper.Title, Source = paper.Items[^1].Source.Through(block.Span) };
    }

    private void Title(Block block)
    {
        paper.Title = block.Words;
        var number = paper.Items.Count > 0 ? paper.Items[^1].Number : null;
        paper.Items.Clear();
        paper.Items.Add(new AgendaItem(number, block.Words, [], null, null, block.Span));
    }

    private void CloseField()
    {
        if (open is null)
            return;
        paper.HeaderFields.Add(open);
        var words = MappedText.Of(open.Value);
        var label = open.Label.ToUpperInvariant();
        if (label is "REPORT OF" or "REPORT BY" or "REPORT AUTHOR" or "AUTHOR" or "JOINT REPORT OF" or "REPORT OF THE" or "FROM" or "REPORT FROM" && open.Value.Length > 0)
            paper.Authors.Add(Author(open));
        if (label is "COMMITTEE" or "REPORT TO" or "TO" or "MEETING")
            paper.Body ??= MinuteLabels.BodyOf(open.Value) ?? (label == "COMMITTEE" ? open.Value : null);
        if (label.StartsWith("DATE", StringComparison.Ordinal) || label is "MEETING" or "MEETING DATE" or "COMMITTEE" or "REPORT TO")
            paper.Date ??= FindDates.First(words) is { } date ? date with { Source = open.Source } : null;
        if (label is "SUBJECT" or "TITLE" or "REPORT TITLE" && paper.Title is null)
        {
            paper.Title = open.Value;
            paper.Items.Add(new AgendaItem(null, open.Value, [], null, null, open.Source));
        }

        open = null;
    }

    // "Managing Director" is an office; "Ann Other, Head of Scrutiny" a person with one.
    private static Speaker Author(HeaderField field)
    {
        var comma = field.Value.IndexOf(',', StringComparison.Ordinal);
        var name = comma > 0 && !field.Value[..comma].Contains("Director", StringComparison.Ordinal) && !field.Value[..comma].Contains("Head", StringComparison.Ordinal) && !field.Value[..comma].Contains("Officer", StringComparison.Ordinal) ? field.Value[..comma] : null;
        var role = name is null ? field.Value : field.Value[(comma + 1)..].Trim();
        return new Speaker(name, null, role, null, role.Contains("Acting", StringComparison.Ordinal) || role.Contains("Interim", StringComparison.Ordinal), field.Source);
    }

    public void Close()
    {
        CloseField();
        closed = true;
    }
}
