using System.Globalization;

namespace Breakwater.Kernel.Acting;

/// <summary>Instants as people in the partnership read them: the wall clock of Europe/London.</summary>
public static class LondonTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static DateTime Of(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(Of(clock.GetUtcNow().UtcDateTime));

    /// <summary>Such as <c>Saturday 21 November 2026 at 7:28pm</c>.</summary>
    public static string Say(DateTime utc) => Of(utc).ToString("dddd d MMMM yyyy 'at' h:mmtt", English).Replace("AM", "am", StringComparison.Ordinal).Replace("PM", "pm", StringComparison.Ordinal);

    /// <summary>Such as <c>21 Nov 2026, 7:28pm</c>, for tables.</summary>
    public static string Short(DateTime utc) => Of(utc).ToString("d MMM yyyy, ", English) + Clock(TimeOnly.FromDateTime(Of(utc)));

    /// <summary>A time of the day as people say it: <c>7:28pm</c>, <c>7pm</c>.</summary>
    public static string Clock(TimeOnly time) => time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();

    public static string Say(DateOnly day) => day.ToString("d MMMM yyyy", English);
}
