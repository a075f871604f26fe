using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>
/// Comes first: what somebody looks for and why is recorded, their lead and the reviewers are told, and only then does
/// anything answer. So a search for a child out of curiosity leaves its mark even when nothing was found.
/// </summary>
public sealed class AskInEmergency(SafeguardingDb db)
{
    private const int ShortestReason = 15;

    public async Task<BreakGlassOpening> Do(Act act, Viewer viewer, string? asked, string? reason)
    {
        if (string.IsNullOrWhiteSpace(asked))
            throw new RuleBroken("break-glass-whom", "Type the reference, or the full name of the person.");
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length < ShortestReason)
            throw new RuleBroken("break-glass-reason", "Say what the emergency is, in a sentence: what happens if you wait? It will be read by a reviewer.");
        Receipt.NotHere("break-glass-whom", asked);
        Reference.Meant(asked);
        db.Begin(act with { Reason = reason });
        var configuration = db.Partnership.Configuration;
        var id = Id<BreakGlassOpening>.New(db.Partnership.Clock);
        var opening = new BreakGlassOpening
        {
            Id = id,
            WorkerId = viewer.WorkerId,
            Agency = viewer.Agency,
            Regime = configuration.HolderOf(act).Regime,
            Asked = await db.Seal(id.Value, "break_glass.asked", asked.Trim()),
            Reason = await db.Seal(id.Value, "break_glass.reason", reason.Trim()),
            AskedAt = act.At,
            Until = act.At.AddMinutes(configuration.Hub.BreakGlassMinutes),
            ReviewDueAt = configuration.Clocks.Of(ClockList.BreakGlassReview, act.At).Due(act.At, configuration.WorkingDaysWithoutFail),
        };
        db.Add(opening);
        await new WhoIsTold(db).TellOf(opening, "Somebody used the emergency way in. It waits for its review.");
        db.Record(new BreakGlassAsked(viewer.Name, opening.ReviewDueAt), opening);
        await db.SaveChangesAsync();
        return opening;
    }
}
