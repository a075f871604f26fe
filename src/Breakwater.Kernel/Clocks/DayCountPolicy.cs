using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Clocks;

/// <summary>
/// Which days count, as data. No statute defines a working or a clear day for all purposes, so each council keeps its
/// policy, and each clock keeps the policy's version. Basis of the default: weekends and bank holidays out
/// (R v Herefordshire JJ (1820); R v Swansea CC ex p Elitestone (1993)).
/// </summary>
/// <param name="Version">Named on every clock, so that an old due time is read under its old rules.</param>
/// <param name="Weekend">Days of the week that never count.</param>
/// <param name="Holidays">Bank holidays; null to leave them out of account.</param>
/// <param name="Closures">Further days on which the council is shut, with the reason.</param>
/// <param name="CutOff">London time at which a counted day ends for this purpose; null for midnight.</param>
/// <param name="LateStartsNextDay">True if what arrives after the cut-off counts as arriving on the next counted day.
/// Leave false for safeguarding: the stricter reading.</param>
public sealed record DayCountPolicy(
    string Version,
    IReadOnlySet<DayOfWeek> Weekend,
    HolidayCalendar? Holidays,
    IReadOnlyDictionary<DateOnly, string> Closures,
    TimeOnly? CutOff = null,
    bool LateStartsNextDay = false)
{
    private static readonly HashSet<DayOfWeek> SaturdayAndSunday = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Every day counts: the plain calendar, to be shown beside a policy's result.</summary>
    public static readonly DayCountPolicy PlainCalendar = new("plain calendar", new HashSet<DayOfWeek>(), null, new Dictionary<DateOnly, string>());

    /// <summary>Whether years that the calendar lacks are counted through, without bank holidays: <see cref="BeyondTheCalendar"/>.</summary>
    public bool CountsUnknownYears { get; private init; }

    /// <summary>Weekends and the calendar's bank holidays don't count.</summary>
    public static DayCountPolicy For(HolidayCalendar holidays) =>
        new($"{holidays.Code} {holidays.Version}", SaturdayAndSunday, holidays, new Dictionary<DateOnly, string>());

    /// <summary>
    /// The same policy for what may not be refused because nobody has entered a year: a concern, an emergency. Through years that
    /// the calendar lacks it counts without bank holidays, so that what is due falls early at worst, and never late.
    /// </summary>
    public DayCountPolicy BeyondTheCalendar() => this with { CountsUnknownYears = true };

    /// <summary>True if the day counts.</summary>
    /// <exception cref="CalendarYearMissingException">The calendar doesn't hold that year.</exception>
    public bool Counts(DateOnly day) => WhyNot(day) is null;

    /// <summary>Why the day doesn't count ("Saturday", "Good Friday", …), or null if it does.</summary>
    /// <exception cref="CalendarYearMissingException">The calendar doesn't hold that year.</exception>
    public string? WhyNot(DateOnly day)
    {
        // Asked first: a Saturday of an unknown year must be refused too, or a count could slip through that year.
        var holiday = CountsUnknownYears && Holidays?.Holds(day.Year) == false ? null : Holidays?.On(day);
        return Weekend.Contains(day.DayOfWeek) ? day.DayOfWeek.ToString() : holiday?.Name ?? Closures.GetValueOrDefault(day);
    }

    /// <summary>The next day after <paramref name="day"/> that counts.</summary>
    public DateOnly Next(DateOnly day)
    {
        do day = day.AddDays(1);
        while (!Counts(day));
        return day;
    }

    /// <summary>The last day before <paramref name="day"/> that counts.</summary>
    public DateOnly Previous(DateOnly day)
    {
        do day = day.AddDays(-1);
        while (!Counts(day));
        return day;
    }

    /// <summary>How many counted days lie after <paramref name="from"/> up to and with <paramref name="to"/>.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var counted = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (Counts(day)) counted++;
        return counted;
    }

    /// <summary>The London day on which something that happens at <paramref name="instant"/> (UTC) is taken to happen.</summary>
    public DateOnly DayOf(DateTime instant)
    {
        var wall = LondonTime.Of(instant);
        var day = DateOnly.FromDateTime(wall);
        if (!LateStartsNextDay) return day;
        if (!Counts(day)) return Next(day);
        return CutOff is { } cutOff && TimeOnly.FromDateTime(wall) > cutOff ? Next(day) : day;
    }
}
