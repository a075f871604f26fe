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
/// Words and colour for one due time. <paramref name="DueUtc"/> null draws no time element.
/// </summary>
public sealed record DueTag(string Words, DueState State, DateTime? DueUtc = null)
{
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

    /// <summary>A paused clock with its reason.</summary>
    public static DueTag Paused(string why) => new($"paused: {why}", DueState.Paused);
}
