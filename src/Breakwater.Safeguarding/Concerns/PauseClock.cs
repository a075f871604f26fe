using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// The clock of a decision stands still, because what it waits for is out of everybody's hands: with a reason, and with a
/// day on which somebody looks at it again, so that no child waits behind a pause that was forgotten. A clock that has
/// run out can't be paused: that would hide that it is late.
/// </summary>
public sealed class PauseClock(SafeguardingDb db)
{
    /// <param name="reason">What it waits for.</param>
    /// <param name="lookOn">When to look again, within the partnership's <c>pause_days</c>.</param>
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, string? reason, DateOnly? lookOn)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("pause-reason", "Say what the decision waits for: a clock is paused only with a reason.");
        var (today, last) = (LondonDay.Of(act.At), LastDay(db.Partnership.Configuration, act.At));
        if (lookOn is not { } day || day < today || day > last)
            throw new RuleBroken("pause-until", $"Give the day on which this is looked at again: not before today, and by {LondonTime.Say(last)} at the latest.");
        PartnershipDb.Expect(concern, version);
        var clock = DecisionClock.Of(db.Partnership.Configuration, concern, await db.PausesOf(concern)).Pause(act.At, reason);
        db.Begin(act with { Reason = reason.Trim() });
        concern.Pause(await db.SealPauses(concern, clock), act.At, day);
        db.Record(new ClockPaused(viewer.Name, clock.Due, day), concern);
        await db.SaveChangesAsync();
    }

    /// <summary>The last day on which a pause that begins at <paramref name="at"/> may be looked at again.</summary>
    public static DateOnly LastDay(PartnershipConfiguration configuration, DateTime at) =>
        DayCount.LastDay(new Period(PeriodKind.WorkingDays, configuration.Hub.PauseDays), LondonDay.Of(at), configuration.WorkingDaysWithoutFail);
}
