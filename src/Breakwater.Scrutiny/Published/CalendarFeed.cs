using System.Globalization;
using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Scrutiny.Meetings;

namespace Breakwater.Scrutiny.Published;

/// <summary>Meetings and the days on which answers are due, as iCalendar (RFC 5545). A cancelled meeting stays, marked so.</summary>
public static class CalendarFeed
{
    private const string London = """
        BEGIN:VTIMEZONE
        TZID:Europe/London
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        TZNAME:BST
        DTSTART:19700329T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        TZNAME:GMT
        DTSTART:19701025T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """;

    /// <param name="host">The site's host name, which makes each UID its own.</param>
    /// <param name="site">Address of the site.</param>
    /// <param name="meetings">Meetings that were announced, with their bodies' names.</param>
    /// <param name="requests">Published requests.</param>
    /// <param name="now">UTC instant.</param>
    public static string Write(string host, string site, IEnumerable<(Meeting Meeting, string Body)> meetings, IEnumerable<TrackedRequest> requests, DateTime now)
    {
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Breakwater//What we asked//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH" };
        lines.AddRange(London.ReplaceLineEndings("\n").Split('\n'));
        var stamp = "DTSTAMP:" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        foreach (var (meeting, body) in meetings)
            lines.AddRange(["BEGIN:VEVENT", $"UID:meeting-{meeting.Id}@{host}", stamp, $"SEQUENCE:{meeting.Sequence}", .. Begins(meeting), "SUMMARY:" + Text(body),
                .. meeting.Place is { } place ? ["LOCATION:" + Text(place)] : Array.Empty<string>(),
                "STATUS:" + (meeting.Status == MeetingStatus.Cancelled ? "CANCELLED" : "CONFIRMED"), $"URL:{site}/minutes", "END:VEVENT"]);
        foreach (var asked in requests.Where(r => r.IsOpen))
            foreach (var one in asked.Asked.Where(a => a.Served.MetOn is null && a.Served.Clock.Rule.OnMiss != OnMiss.Chase))
            {
                var day = DateOnly.FromDateTime(LondonTime.Of(one.Served.DueAt.AddSeconds(-1)));
                lines.AddRange(["BEGIN:VEVENT", $"UID:due-{one.Served.Id}@{host}", stamp, "SEQUENCE:0", "DTSTART;VALUE=DATE:" + Date(day), "DTEND;VALUE=DATE:" + Date(day.AddDays(1)),
                    "SUMMARY:" + Text($"Answer due: {one.Body.Name}"), "DESCRIPTION:" + Text(asked.Title), $"URL:{site}/asked/{asked.Request.Reference}", "TRANSP:TRANSPARENT", "END:VEVENT"]);
            }
        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(Fold));
    }

    private static string[] Begins(Meeting meeting) => meeting.Begins is { } at
        ? [$"DTSTART;TZID=Europe/London:{Date(meeting.Day)}T{at:HHmmss}", "DURATION:PT2H"]
        : ["DTSTART;VALUE=DATE:" + Date(meeting.Day)];

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Text(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // A line is at most 75 bytes; the next begins with a space.
    private static string Fold(string line)
    {
        var (folded, length) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > 74)
            {
                folded.Append("\r\n ");
                length = 1;
            }
            folded.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
