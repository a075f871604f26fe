using System.Globalization;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// When a call or an e-mail reached the partnership, as whoever logs it afterwards says: the time to decide counts from then,
/// and not from the moment at which somebody found the time to write it down.
/// </summary>
public static class CameIn
{
    /// <summary>What lay longer than that is more than a late entry: somebody senior has to know.</summary>
    public const int MostDays = 60;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The instant of a day and a time on the wall in London; null where neither was given: now.</summary>
    /// <param name="day">Null: today.</param>
    /// <param name="typed">Such as 17:40, 17.40 or 5:40pm.</param>
    /// <param name="now">The instant at which it is logged.</param>
    /// <exception cref="RuleBroken">It is no time, lies in the future, or too far back.</exception>
    public static DateTime? At(DateOnly? day, string? typed, DateTime now)
    {
        if (day is null && string.IsNullOrWhiteSpace(typed)) return null;
        if (!TimeOnly.TryParse((typed ?? "").Trim().Replace('.', ':'), British, out var time))
            throw new RuleBroken("came-time", "Enter the time at which it reached us, such as 17:40. If you don't know it, enter the earliest that it can have been.");
        var today = LondonDay.Of(now);
        var on = day ?? today;
        if (on < today.AddDays(-MostDays))
            throw new RuleBroken("came-old", $"That is more than {MostDays} days ago. Check the day. If it is right, leave the day and the time empty, write in the story when it came, and tell the duty manager that it lay here.");
        var came = LondonDay.At(on, time);
        // The autumn change gives an hour twice: when the second is still to come, it was the first.
        if (came > now && LondonTime.Zone.IsAmbiguousTime(on.ToDateTime(time))) came = came.AddHours(-1);
        return came <= now ? came : throw new RuleBroken("came-future", day is null
            ? "That time is still to come today. If it reached us on an earlier day, enter the day as well."
            : "It can't have reached us later than now. Check the day and the time.");
    }
}
