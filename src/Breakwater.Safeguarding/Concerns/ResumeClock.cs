using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// A clock that stood goes on: the due time moves by the working days that it stood, and by nothing else. Deciding, and
/// marking urgent, do this by themselves.
/// </summary>
public sealed class ResumeClock(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version)
    {
        if (concern.PausedAt is null) throw new RuleBroken("resume-running", "This clock isn't paused.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        await GoOn(act, viewer, concern);
        await db.SaveChangesAsync();
    }

    /// <summary>Part of an act that ends the waiting; saved by it. Does nothing while the clock runs.</summary>
    internal async Task GoOn(Act act, Viewer viewer, Concern concern)
    {
        if (concern.PausedAt is not { } since) return;
        var clock = DecisionClock.Of(db.Partnership.Configuration, concern, await db.PausesOf(concern)).Resume(act.At, db.Partnership.Configuration.WorkingDaysWithoutFail);
        concern.GoOn(await db.SealPauses(concern, clock), clock.Due);
        db.Record(new ClockResumed(viewer.Name, since, clock.Due), concern);
    }
}
