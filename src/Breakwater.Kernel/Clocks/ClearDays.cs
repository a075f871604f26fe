namespace Breakwater.Kernel.Clocks;

/// <summary>
/// <c>n</c> clear days are <c>n</c> whole counted days strictly between two days; neither end counts. England 5
/// (LGA 1972 s100A(6), s100B(3) and (4)), Wales 3 (LGE(W)A 2021 Sch 4), executive meetings 5 (SI 2012/2089 reg 6).
/// </summary>
public static class ClearDays
{
    /// <summary>The latest day on which papers may be published for a meeting, by the policy and by two other readings.</summary>
    public static PublishBy Before(DateOnly meeting, int days, DayCountPolicy policy) => new(
        Back(meeting, days, policy),
        Back(meeting, days, policy with { Holidays = null, Closures = new Dictionary<DateOnly, string>() }),
        Back(meeting, days, DayCountPolicy.PlainCalendar));

    /// <summary>
    /// "No later than n clear days after" a day: whether the n-th counted day or the one after it is the last in time
    /// isn't settled, so both are shown and clocks take the first (SI 2012/2089 reg 17).
    /// </summary>
    public static ClearDaysAfter After(DateOnly start, int days, DayCountPolicy policy)
    {
        var day = start;
        for (var i = 0; i < days; i++) day = policy.Next(day);
        return new ClearDaysAfter(day, policy.Next(day));
    }

    /// <summary>Whole counted days strictly between two days.</summary>
    public static int Between(DateOnly published, DateOnly meeting, DayCountPolicy policy) => policy.Between(published, meeting.AddDays(-1));

    private static DateOnly Back(DateOnly meeting, int days, DayCountPolicy policy)
    {
        var day = meeting;
        for (var i = 0; i < days; i++) day = policy.Previous(day);
        return policy.Previous(day);
    }
}

/// <summary>Publish no later than this day.</summary>
/// <param name="ByPolicy">What binds.</param>
/// <param name="HolidaysIgnored">What somebody gets who overlooks bank holidays and closures: a warning if it differs.</param>
/// <param name="PlainCalendar">Every day counted.</param>
public sealed record PublishBy(DateOnly ByPolicy, DateOnly HolidaysIgnored, DateOnly PlainCalendar);

/// <summary>The two readings of "no later than n clear days after".</summary>
/// <param name="Cautious">The n-th counted day after.</param>
/// <param name="Latest">The counted day after that.</param>
public sealed record ClearDaysAfter(DateOnly Cautious, DateOnly Latest);
