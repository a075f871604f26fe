using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Clocks;

/// <summary>Bank holidays of one country for the years that are known. A year without data is refused, never guessed.</summary>
/// <param name="Code">Such as "england-and-wales".</param>
/// <param name="Title">For the screen.</param>
/// <param name="Version">Rises with each change of the data.</param>
/// <param name="Source">Where the data comes from.</param>
/// <param name="LastChecked">When somebody last held it against its source.</param>
/// <param name="Years">Holiday by day, by year.</param>
public sealed record HolidayCalendar(
    string Code, string Title, int Version, string Source, DateOnly LastChecked, IReadOnlyDictionary<int, IReadOnlyDictionary<DateOnly, Holiday>> Years)
{
    /// <summary>Whether the holidays of that year are entered.</summary>
    public bool Holds(int year) => Years.ContainsKey(year);

    /// <summary>What to say when less than a year of it is left on <paramref name="today"/>, or none; null while there is more.</summary>
    public string? RunsOut(DateOnly today) => Years.Keys.Max() is var last && today.AddYears(1) <= new DateOnly(last, 12, 31) ? null
        : $"\"{Title}\" holds no year after {last}. Beyond it, what is due for a concern or an emergency is counted without bank holidays and falls early, and other working days can't be counted. Put a newer calendar in place of config/calendars/{Code}.yaml.";

    /// <summary>The holiday on that day, or null.</summary>
    /// <exception cref="CalendarYearMissingException">The calendar doesn't hold that year.</exception>
    public Holiday? On(DateOnly day) => Years.TryGetValue(day.Year, out var year)
        ? year.GetValueOrDefault(day)
        : throw new CalendarYearMissingException(Title, day, Years.Keys.Min(), Years.Keys.Max());
}

/// <summary>One bank holiday.</summary>
/// <param name="Day">The day off itself, also where it stands in for another.</param>
/// <param name="Name">Such as "Boxing Day".</param>
/// <param name="Note">"substitute day", "one-off" or "moved from …"; null for an ordinary one.</param>
public sealed record Holiday(DateOnly Day, string Name, string? Note);

/// <summary>A clock would have to count through a year whose holidays nobody has entered.</summary>
public sealed class CalendarYearMissingException(string calendar, DateOnly day, int first, int last) : InvalidOperationException(
    $"{LondonTime.Say(day)} can't be counted: \"{calendar}\" holds the years {first} to {last}. Add {day.Year} to the calendar's file in config/calendars.")
{
    /// <summary>The day that was asked for.</summary>
    public DateOnly Day { get; } = day;
}
