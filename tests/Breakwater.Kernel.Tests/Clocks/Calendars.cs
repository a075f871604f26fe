using Breakwater.Kernel.Clocks;

namespace Breakwater.Kernel.Tests.Clocks;

/// <summary>The shipped calendar, and the days and instants that tests speak of.</summary>
internal static class Calendars
{
    public static readonly string ShippedFile = Path.Combine(Root(), "config", "calendars", "england-and-wales.yaml");
    public static readonly HolidayCalendar EnglandAndWales = HolidayCalendarFile.Load(ShippedFile);
    public static readonly DayCountPolicy Policy = DayCountPolicy.For(EnglandAndWales);
    public static readonly DayCountPolicy Office = Policy with { CutOff = new TimeOnly(17, 0) };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A UTC instant from "2019-03-19 09:30".</summary>
    public static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Breakwater.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Breakwater.slnx isn't above the tests.");
    }
}
