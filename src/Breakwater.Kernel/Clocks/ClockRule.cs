namespace Breakwater.Kernel.Clocks;

/// <summary>What it means when a clock runs out. The screen's words follow from it.</summary>
public enum OnMiss
{
    /// <summary>A limit was broken.</summary>
    Breach,

    /// <summary>Late, and a reason is owed ("as soon as reasonably possible after"); never simply a breach.</summary>
    ReasonOwed,

    /// <summary>Nobody owes an answer by then; our own reminder to ask again.</summary>
    Chase,
}

/// <summary>A clock as data: what it is for, on what ground, how long.</summary>
/// <param name="Code">Stable name, such as "response.crime_and_disorder".</param>
/// <param name="Basis">The statute, guidance or local procedure that sets it.</param>
/// <param name="Period">How long.</param>
/// <param name="OnMiss">What running out means.</param>
public sealed record ClockRule(string Code, string Basis, Period Period, OnMiss OnMiss = OnMiss.Breach)
{
    /// <summary>When time is up for something that starts at <paramref name="start"/>.</summary>
    /// <param name="start">UTC instant.</param>
    /// <param name="policy">Which days count; its cut-off ends the last day of working-day and clear-day periods.</param>
    /// <exception cref="CalendarYearMissingException">A day would have to be counted in a year without data.</exception>
    public DateTime Due(DateTime start, DayCountPolicy policy) => Period.Kind == PeriodKind.Hours
        ? start.AddHours(Period.Count)
        : EndOf(DayCount.LastDay(Period, policy.DayOf(start), policy), policy);

    /// <summary>When the last day ends for this clock: at the policy's cut-off where working days are counted, else at midnight.</summary>
    internal DateTime EndOf(DateOnly lastDay, DayCountPolicy policy) => CountsWorkingDays && policy.CutOff is { } cutOff
        ? LondonDay.At(lastDay, cutOff)
        : LondonDay.End(lastDay);

    internal bool CountsWorkingDays => Period.Kind is PeriodKind.WorkingDays or PeriodKind.ClearDays;
}
