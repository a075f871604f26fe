using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Breakwater.Web.Appearance;

/// <summary>How a clock stands, as a tag: colour and words say the same.</summary>
public enum DueState
{
    Later,
    Soon,
    Late,
    Met,
    Paused,
}

/// <summary>
/// Words and colour for one due time. <paramref name="DueUtc"/> null draws no time element. It draws itself where it is
/// written into a page: a list holds dozens.
/// </summary>
public sealed record DueTag(string Words, DueState State, DateTime? DueUtc = null) : IHtmlContent
{
    /// <summary>The tag's element.</summary>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        writer.Write("<span class=\"bw-due bw-due--");
        writer.Write(State switch { DueState.Later => "later", DueState.Soon => "soon", DueState.Late => "late", DueState.Met => "met", _ => "paused" });
        writer.Write("\">");
        if (DueUtc is { } due)
        {
            writer.Write($"<time datetime=\"{SpokenTime.Machine(due)}\" title=\"");
            encoder.Encode(writer, SpokenTime.At(due));
            writer.Write("\">");
        }
        encoder.Encode(writer, Words);
        writer.Write(DueUtc is null ? "</span>" : "</time></span>");
    }

    /// <summary>
    /// A running clock: late once past; soon within <paramref name="soon"/> (four hours unless told).
    /// </summary>
    public static DueTag Running(DateTime dueUtc, DateTime nowUtc, TimeSpan? soon = null)
    {
        var left = dueUtc - nowUtc;
        if (left < TimeSpan.Zero)
        {
            return new DueTag($"{SpokenTime.Length(left)} late", DueState.Late, dueUtc);
        }

        return left <= (soon ?? TimeSpan.FromHours(4))
            ? new DueTag($"due in {SpokenTime.Length(left)}", DueState.Soon, dueUtc)
            : new DueTag($"due {SpokenTime.Until(dueUtc, nowUtc)}", DueState.Later, dueUtc);
    }

    /// <summary>A clock that was met in time, or late by how much.</summary>
    public static DueTag Met(DateTime dueUtc, DateTime doneUtc) => doneUtc <= dueUtc
        ? new DueTag("done in time", DueState.Met, dueUtc)
        : new DueTag($"done {SpokenTime.Length(doneUtc - dueUtc)} late", DueState.Met, dueUtc);

    /// <summary>A clock that may stand: since when, and until when it is looked at again. Past that it is late like any other.</summary>
    public static DueTag Waiting(DateTime dueUtc, DateTime nowUtc, DateTime? pausedAt, DateOnly? lookOn) =>
        pausedAt is { } since && lookOn is { } day && nowUtc <= dueUtc && dueUtc == Kernel.Clocks.LondonDay.End(day)
            ? new DueTag($"paused since {SpokenTime.Briefly(since, nowUtc)}; look again by {SpokenTime.Weekday(day)}", DueState.Paused, dueUtc)
            : Running(dueUtc, nowUtc);

    /// <summary>A paused clock with its reason.</summary>
    public static DueTag Paused(string why) => new($"paused: {why}", DueState.Paused);
}
