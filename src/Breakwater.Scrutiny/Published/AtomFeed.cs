using System.Xml.Linq;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Published;

/// <summary>News of the tracker as an Atom feed (RFC 4287): what was asked, answered, noted, decided. Public words only.</summary>
public static class AtomFeed
{
    private const int Most = 60;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="title">The feed's title.</param>
    /// <param name="site">Address of the site, without a slash at its end.</param>
    /// <param name="self">Path of this feed.</param>
    /// <param name="requests">Published requests.</param>
    /// <param name="now">UTC instant, for a feed without news.</param>
    public static string Write(string title, string site, string self, IEnumerable<TrackedRequest> requests, DateTime now)
    {
        var news = requests.SelectMany(News).OrderByDescending(n => n.At).Take(Most).ToList();
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "title", title),
            new XElement(Atom + "id", site + self),
            new XElement(Atom + "updated", Instant(news.Count > 0 ? news[0].At : now)),
            new XElement(Atom + "author", new XElement(Atom + "name", title)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("type", "application/atom+xml"), new XAttribute("href", site + self)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", site + "/asked")),
            news.Select(n => new XElement(Atom + "entry",
                new XElement(Atom + "title", n.Title),
                new XElement(Atom + "id", $"urn:uuid:{n.Of.Request.Id}#{n.Key}"),
                new XElement(Atom + "updated", Instant(n.At)),
                new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", $"{site}/asked/{n.Of.Request.Reference}")),
                new XElement(Atom + "summary", Readable(n.Words)))));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed;
    }

    private static IEnumerable<(TrackedRequest Of, string Key, DateTime At, string Title, string Words)> News(TrackedRequest asked)
    {
        yield return (asked, "asked", asked.Resolution.PublishedAt ?? asked.Meeting.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), "Asked: " + asked.Title, asked.Resolution.Verbatim);
        foreach (var one in asked.Asked)
            foreach (var (answer, at) in one.Served.Responses.Select((a, i) => (a, i)))
                yield return (asked, $"answer-{one.Served.Id}-{at}", answer.ReceivedAt, $"{one.Body.Name}: {DutyWords.Of(answer.Shown)}", $"{asked.Title} {answer.Words}");
        foreach (var (note, at) in asked.Request.Progress.Select((n, i) => (n, i)))
            yield return (asked, $"progress-{at}", note.At, $"{DutyWords.Of(note.Rag)}. {asked.Title}", note.Words);
        if (asked.Request.LastDecision is { } decision)
            yield return (asked, "decision-" + decision.Minute, decision.Day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), "The committee decided: " + asked.Title, decision.Words);
    }

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    // Control characters can't stand in XML.
    private static string Readable(string text) => string.Concat(text.Where(c => !char.IsControl(c) || c == '\n'));
}
