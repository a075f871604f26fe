namespace Breakwater.Kernel.Clocks;

/// <summary>How a period is counted. The Acts mix all of these, so each clock says which is its own.</summary>
public enum PeriodKind
{
    /// <summary>Every day counts ("within 28 days").</summary>
    CalendarDays,

    /// <summary>Only days that the day-count policy counts ("15 working days").</summary>
    WorkingDays,

    /// <summary>Whole counted days strictly between two days; neither end counts ("five clear days").</summary>
    ClearDays,

    /// <summary>Calendar months, by the corresponding date ("two months", "six years").</summary>
    Months,

    /// <summary>Elapsed time, whatever the clock on the wall does ("72 hours").</summary>
    Hours,
}
