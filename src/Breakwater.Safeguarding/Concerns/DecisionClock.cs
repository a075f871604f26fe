using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// When a decision on a concern is due: one working day from its receipt (Working Together to Safeguard Children), bank
/// holidays of the partnership's calendar left out. Where whoever told us says that it can't wait, sooner: within an hour, or
/// by the end of that day, whatever the day. All three are clocks of <c>config/clocks.yaml</c>.
/// </summary>
public static class DecisionClock
{
    /// <summary>Beyond the calendar it counts on without bank holidays: no concern is refused because nobody has entered a year.</summary>
    public static DateTime Due(PartnershipConfiguration configuration, DateTime receivedAt) => Rule(configuration, receivedAt).Due(receivedAt, configuration.WorkingDaysWithoutFail);

    /// <summary>As above, by what was said of the hurry.</summary>
    public static DateTime Due(PartnershipConfiguration configuration, DateTime receivedAt, Urgency urgency) => Sooner(configuration, Due(configuration, receivedAt), receivedAt, urgency);

    /// <summary>The sooner of a day that stands and what the hurry asks for from <paramref name="at"/> on.</summary>
    public static DateTime Sooner(PartnershipConfiguration configuration, DateTime due, DateTime at, Urgency urgency)
    {
        DateTime By(string code) => configuration.Clocks.Of(code, at).Due(at, configuration.WorkingDaysWithoutFail);
        var hurry = urgency switch
        {
            Urgency.Now => By(ClockList.DecisionNow),
            // Told late in the evening, it has some hours all the same.
            Urgency.Soon => LondonDay.End(LondonDay.Of(at)) is var midnight && By(ClockList.DecisionSoon) is var least && midnight > least ? midnight : least,
            _ => due,
        };
        return hurry < due ? hurry : due;
    }

    /// <summary>The clock of a concern that isn't decided, with its stops so far.</summary>
    public static StatutoryClock Of(PartnershipConfiguration configuration, Concern concern, IReadOnlyList<ClockPause> pauses) =>
        StatutoryClock.Stored(Rule(configuration, concern.ReceivedAt), configuration.WorkingDays.Version, concern.ReceivedAt, concern.DueAt, pauses, null, null);

    /// <summary>Whether a decision at <paramref name="decidedAt"/> kept the clock, as in "done, 2 working days late".</summary>
    public static string Met(PartnershipConfiguration configuration, DateTime receivedAt, DateTime due, DateTime decidedAt) =>
        DueInWords.Of(StatutoryClock.Stored(Rule(configuration, receivedAt), configuration.WorkingDays.Version, receivedAt, due, [], decidedAt, null), decidedAt, configuration.WorkingDaysWithoutFail);

    /// <summary>How it stands now, as in "1 working day left" or "late by 3 hours".</summary>
    public static string Running(PartnershipConfiguration configuration, DateTime receivedAt, DateTime due, DateTime now) =>
        DueInWords.Of(StatutoryClock.Stored(Rule(configuration, receivedAt), configuration.WorkingDays.Version, receivedAt, due, [], null, null), now, configuration.WorkingDaysWithoutFail);

    private static ClockRule Rule(PartnershipConfiguration configuration, DateTime receivedAt) => configuration.Clocks.Of(ClockList.Decision, receivedAt);
}
