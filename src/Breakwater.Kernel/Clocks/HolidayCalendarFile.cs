using Breakwater.Kernel.Configuration;

namespace Breakwater.Kernel.Clocks;

/// <summary>Reads a calendar of <c>config/calendars/*.yaml</c>.</summary>
public static class HolidayCalendarFile
{
    /// <exception cref="ConfigurationFault">The file can't be used: which line, which field, why.</exception>
    public static HolidayCalendar Load(string file) => Read(Yaml.Load(file));

    /// <summary>Reads text that stands in a file called <paramref name="file"/>.</summary>
    /// <exception cref="ConfigurationFault">The text can't be used: which line, which field, why.</exception>
    public static HolidayCalendar Parse(string file, string text) => Read(Yaml.Parse(file, text));

    private static HolidayCalendar Read(Yaml yaml)
    {
        var years = new SortedDictionary<int, IReadOnlyDictionary<DateOnly, Holiday>>();
        foreach (var entry in yaml.Maps("years"))
        {
            var year = entry.Number("year", 1900, 2200);
            if (!years.TryAdd(year, ReadYear(entry, year))) throw entry.Fault("year", $"{year} stands there twice.");
            entry.Done();
        }

        if (years.Count == 0) throw yaml.Fault("years", "\"years\" should list at least one year with its holidays.");
        var calendar = new HolidayCalendar(
            yaml.Text("calendar"), yaml.Text("title"), yaml.Number("version", least: 1), yaml.Text("source"), yaml.Day("last_checked"), years);
        yaml.Done();
        for (var year = years.Keys.First(); year <= years.Keys.Last(); year++)
            if (!years.ContainsKey(year)) throw yaml.Fault("years", $"{year} is missing between {years.Keys.First()} and {years.Keys.Last()}.");
        return calendar;
    }

    private static Dictionary<DateOnly, Holiday> ReadYear(Yaml entry, int year)
    {
        var days = new Dictionary<DateOnly, Holiday>();
        foreach (var item in entry.Maps("holidays"))
        {
            var holiday = new Holiday(item.Day("date"), item.Text("name"), item.MaybeText("note"));
            if (holiday.Day.Year != year) throw item.Fault("date", $"\"date\" should lie in {year} and is {holiday.Day:yyyy-MM-dd}.");
            // A holiday on a weekend is honoured by its substitute; entered as it falls, it would be lost.
            if (holiday.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                throw item.Fault("date", $"{holiday.Day:yyyy-MM-dd} is a {holiday.Day.DayOfWeek}; enter the substitute day.");
            if (!days.TryAdd(holiday.Day, holiday)) throw item.Fault("date", $"{holiday.Day:yyyy-MM-dd} stands there twice.");
            item.Done();
        }

        return days.Count > 0 ? days : throw entry.Fault("holidays", $"\"holidays\" should list the holidays of {year}.");
    }
}
