using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;

namespace Breakwater.Safeguarding.Retention;

/// <summary>A court, an inquiry or a claim may need a record: it is kept past its time until the hold is lifted. Both need a reason.</summary>
public sealed class HoldRecord(SafeguardingDb db)
{
    /// <returns>False: there is no such concern, or it isn't in sight of this person.</returns>
    public async Task<bool> Do(Act act, Viewer viewer, string? reference, bool hold)
    {
        if (string.IsNullOrWhiteSpace(act.Reason)) throw new RuleBroken("hold-reason", "Say why: who asked for it, or why it isn't needed any more.");
        if (await new ProposeDisposal(db).Find(viewer, reference) is not { } concern) return false;
        if (hold == (concern.HeldSince is not null)) throw new RuleBroken("hold-same", hold ? "A hold stands on it already." : "No hold stands on it.");
        db.Begin(act);
        concern.HeldSince = hold ? act.At : null;
        if (hold) db.Record(new RecordHeld(viewer.Name), concern);
        else db.Record(new HoldLifted(viewer.Name), concern);
        await db.SaveChangesAsync();
        return true;
    }
}
