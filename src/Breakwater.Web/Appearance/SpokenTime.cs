using System.Globalization;

namespace Breakwater.Web.Appearance;

/// <summary>Instants and spans as people say them: London time, twelve-hour clock, "2 hours late".</summary>
public static class SpokenTime
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The wall clock in London at a UTC instant.</summary>
    public static DateTime InLondon(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), London);

    /// <summary>Such as "4 March 2026".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", British);

    /// <summary>Short, for a day that is near: "Wed 4 Mar".</summary>
    public static string Weekday(DateOnly day) => day.ToString("ddd d MMM", British);

    /// <summary>Such as "Wednesday 4 March 2026, 4:05pm".</summary>
    public static string At(DateTime utc)
    {
        var local = InLondon(utc);
        return local.ToString("dddd d MMMM yyyy, ", British) + Clock(local);
    }

    /// <summary>Short, for lists: "4:05pm" today, "yesterday 4:05pm", "Wed 4 Mar 4:05pm", with the year when it isn't this one.</summary>
    public static string Briefly(DateTime utc, DateTime nowUtc)
    {
        var local = InLondon(utc);
        var today = InLondon(nowUtc);
        return (local.Date - today.Date).Days switch
        {
            0 => Clock(local),
            -1 => $"yesterday {Clock(local)}",
            1 => $"tomorrow {Clock(local)}",
            _ => local.ToString(local.Year == today.Year ? "ddd d MMM " : "d MMM yyyy ", British) + Clock(local),
        };
    }

    /// <summary>
    /// Until when something is due. A clock that runs to the end of a day (a minute before midnight, or midnight) names
    /// the day alone: "today", "tomorrow", "Mon 30 Nov". Anything else as <see cref="Briefly"/>.
    /// </summary>
    public static string Until(DateTime utc, DateTime nowUtc)
    {
        var local = InLondon(utc);
        var day = local.TimeOfDay == TimeSpan.Zero ? DateOnly.FromDateTime(local).AddDays(-1) : DateOnly.FromDateTime(local);
        if (local.TimeOfDay != TimeSpan.Zero && local.TimeOfDay < new TimeSpan(23, 59, 0)) return Briefly(utc, nowUtc);
        var today = DateOnly.FromDateTime(InLondon(nowUtc));
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => "today",
            1 => "tomorrow",
            _ => day.ToString(day.Year == today.Year ? "ddd d MMM" : "d MMM yyyy", British),
        };
    }

    /// <summary>A length of time in its largest whole unit: "40 minutes", "3 hours", "2 days".</summary>
    public static string Length(TimeSpan span)
    {
        var length = span.Duration();
        return length switch
        {
            { TotalMinutes: < 1 } => "less than a minute",
            { TotalHours: < 1 } => Count((int)length.TotalMinutes, "minute"),
            { TotalHours: < 48 } => Count((int)length.TotalHours, "hour"),
            _ => Count((int)length.TotalDays, "day"),
        };
    }

    /// <summary>How a machine reads the instant: for the datetime attribute of a time element.</summary>
    public static string Machine(DateTime utc) => DateTime.SpecifyKind(utc, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";

    private static string Clock(DateTime local) => local is { Hour: 12, Minute: 0 } ? "midday" : local is { Hour: 0, Minute: 0 } ? "midnight"
        : local.ToString(local.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();
}
