namespace Breakwater.Kernel.Clocks;

/// <summary>From a first day to the last day of a period.</summary>
public static class DayCount
{
    /// <summary>The last day on which it is still in time.</summary>
    /// <param name="period">Any kind but hours.</param>
    /// <param name="start">The day on which the period is set going.</param>
    /// <param name="policy">Which days count, for working and clear days.</param>
    /// <exception cref="CalendarYearMissingException">A day would have to be counted in a year without data.</exception>
    public static DateOnly LastDay(Period period, DateOnly start, DayCountPolicy policy) => period.Kind switch
    {
        PeriodKind.CalendarDays => start.AddDays(period.StartInclusive ? period.Count - 1 : period.Count),
        PeriodKind.Months => Months(start, period.Count, period.StartInclusive),
        PeriodKind.WorkingDays => Forward(period, start, policy),
        PeriodKind.ClearDays => ClearDays.After(start, period.Count, policy).Cautious,
        _ => throw new ArgumentException("Hours are counted from an instant, not from a day.", nameof(period)),
    };

    private static DateOnly Forward(Period period, DateOnly start, DayCountPolicy policy)
    {
        // "Beginning with" a day that doesn't count begins with the next that does.
        var left = period.StartInclusive && policy.Counts(start) ? period.Count - 1 : period.Count;
        var day = start;
        for (; left > 0; left--) day = policy.Next(day);
        return day;
    }

    /// <summary>
    /// The corresponding-date rule (Dodds v Walker [1981] 1 WLR 1027): "after" ends on the same number of the later
    /// month, "beginning with" on the day before it; where that month is too short, on its last day.
    /// </summary>
    private static DateOnly Months(DateOnly start, int months, bool beginningWith)
    {
        var corresponding = start.AddMonths(months);
        return beginningWith && corresponding.Day == start.Day ? corresponding.AddDays(-1) : corresponding;
    }
}
