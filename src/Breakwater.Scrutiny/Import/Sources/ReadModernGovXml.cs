using System.Xml;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Reads the answer of ModernGov's web service to GetMeeting and sets it out as its own meeting page would be.
/// The service escapes its text twice (&amp;amp;#39;) and puts whole HTML bodies into elements, so each field is
/// unescaped twice and read as HTML, every character still tied to its place in the XML.
/// </summary>
internal static class ReadModernGovXml
{
    public static MappedText Read(string xml)
    {
        CheckWellFormed(xml);
        var page = MappedText.Of(xml);
        if (Element(page, "meeting", 0, page.Length) is null || Element(page, "agendaitems", 0, page.Length) is null)
            throw new ImportRefusedException(RefusalReason.NothingToRead, "This XML is no meeting with agenda items. Please fetch ModernGov's GetMeeting for the meeting (GetMeetings only lists them).");
        var output = new MappedTextBuilder();
        Made(output, "Agenda and minutes");
        var title = Field(page, "committeetitle", 0, page.Length) ?? Field(page, "committeename", 0, page.Length);
        var date = Field(page, "meetingdate", 0, page.Length);
        if (title is not null)
            Line(output, "Committee: ", title);
        if (date is not null)
            Line(output, "Meeting date: ", date);
        if (Field(page, "meetinglocation", 0, page.Length) is { } place)
            Line(output, "Venue: ", place);
        Attendees(page, output);
        Made(output, "No. Item");
        foreach (var item in Elements(page, "agendaitem"))
            Item(page, item, output);
        return output.Build();
    }

    private static void CheckWellFormed(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), SafeXml.Settings);
            while (reader.Read())
            {
                // Reading to the end is the check.
            }
        }
        catch (XmlException fault)
        {
            throw SafeXml.Refusal(fault, "The XML");
        }
    }

    private static void Item(MappedText page, (int From, int To) item, MappedTextBuilder output)
    {
        var number = NotEmpty(Field(page, "minutesitemnumber", item.From, item.To)) ?? NotEmpty(Field(page, "agendaitemnumber", item.From, item.To));
        var title = Field(page, "agendaitemtitle", item.From, item.To);
        if (title is null)
            return;
        output.AppendMade("\n", title.Span.Offset);
        if (number is not null && number.Text != "0")
        {
            output.Append(number);
            output.AppendMade(".\n", number.Span.End);
        }
        else
        {
            output.AppendMade("Item: ", title.Span.Offset);
        }

        output.Append(title);
        output.AppendMade("\n\n", title.Span.End);
        foreach (var (label, name) in new[] { ("", "agendatext"), ("Decision:\n", "decisionnonemptyhtmlbody"), ("Minutes:\n", "minutesnonemptyhtmlbody") })
        {
            if (NotEmpty(Field(page, name, item.From, item.To)) is not { } body)
                continue;
            output.AppendMade(label, body.Span.Offset);
            output.Append(body);
            output.AppendMade("\n\n", body.Span.End);
        }
    }

    private static void Attendees(MappedText page, MappedTextBuilder output)
    {
        var at = 0;
        while ((at = page.Text.IndexOf("<attendee ", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            var end = page.Text.IndexOf('>', at);
            if (end < 0)
                break;
            var name = Attribute(page, "name", at, end);
            var attendance = Attribute(page, "attendance", at, end)?.Text ?? "";
            if (name is not null)
            {
                output.AppendMade(attendance.Contains("apolog", StringComparison.OrdinalIgnoreCase) ? "\nApologies: " : attendance.Contains("absent", StringComparison.OrdinalIgnoreCase) ? "\nAbsent: " : "\nPresent: ", at);
                output.Append(name);
                output.AppendMade("\n", at);
            }

            at = end;
        }
    }

    private static MappedText? Attribute(MappedText page, string name, int from, int to)
    {
        var at = page.Text.IndexOf($" {name}=\"", from, to - from, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        at += name.Length + 3;
        var end = page.Text.IndexOf('"', at);
        return ReadHtml.Unescape(ReadHtml.Unescape(page.Slice(at, end - at)));
    }

    private static IEnumerable<(int From, int To)> Elements(MappedText page, string name)
    {
        var at = 0;
        while (Element(page, name, at, page.Length) is { } found)
        {
            yield return found;
            at = found.To + 1;
        }
    }

    private static (int From, int To)? Element(MappedText page, string name, int from, int to)
    {
        for (var at = from; (at = page.Text.IndexOf("<" + name, at, to - at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var after = page.Text[at + name.Length + 1];
            var open = page.Text.IndexOf('>', at);
            if (char.IsLetterOrDigit(after) || page.Text[open - 1] == '/')
                continue;
            var close = page.Text.IndexOf("</" + name + ">", open, to - open, StringComparison.OrdinalIgnoreCase);
            return close < 0 ? null : (open + 1, close);
        }

        return null;
    }

    private static MappedText? Field(MappedText page, string name, int from, int to)
    {
        if (Element(page, name, from, to) is not { } found)
            return null;
        var raw = page.Slice(found.From, found.To - found.From);
        if (raw.Text.StartsWith("<![CDATA[", StringComparison.Ordinal))
            raw = raw.Slice(9, Math.Max(0, raw.Length - 12));
        else
            raw = ReadHtml.Unescape(raw);
        return ReadHtml.Page(ReadHtml.Unescape(raw)).Text.Trim();
    }

    private static MappedText? NotEmpty(MappedText? text) => text is { Length: > 0 } ? text : null;

    private static void Made(MappedTextBuilder output, string line) => output.AppendMade(line + "\n\n", 0);

    private static void Line(MappedTextBuilder output, string label, MappedText value)
    {
        output.AppendMade(label, value.Span.Offset);
        output.Append(value);
        output.AppendMade("\n", value.Span.End);
    }
}
