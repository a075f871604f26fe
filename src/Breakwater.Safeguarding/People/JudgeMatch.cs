using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// A named person says whether two records are one person. "Same" joins nothing yet and needs a reason; "different" is
/// remembered; "not sure" leaves the question for somebody else.
/// </summary>
public sealed class JudgeMatch(SafeguardingDb db)
{
    public async Task Same(Act act, Viewer viewer, PossibleMatch match, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("match-reason", "Say what makes them one person: whoever confirms it, and whoever may have to take it apart, has to know.");
        await Record(act with { Reason = reason.Trim() }, viewer, match, version, MatchAct.JudgedSame, reason, new MatchJudgedSame(viewer.Name));
    }

    public Task Different(Act act, Viewer viewer, PossibleMatch match, int version, string? reason) =>
        Record(act with { Reason = reason }, viewer, match, version, MatchAct.ToldApart, reason, new MatchToldApart(viewer.Name));

    public Task NotSure(Act act, Viewer viewer, PossibleMatch match, int version, string? reason) =>
        Record(act with { Reason = reason }, viewer, match, version, MatchAct.LeftOpen, reason, new MatchLeftOpen(viewer.Name));

    /// <summary>Something new speaks against an earlier "different".</summary>
    public async Task AskAgain(Act act, Viewer viewer, PossibleMatch match, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("match-again-reason", "Say what is new: somebody told these two apart, and that is to be remembered.");
        await Record(act with { Reason = reason.Trim() }, viewer, match, version, MatchAct.AskedAgain, reason, new MatchAskedAgain(viewer.Name));
    }

    private async Task Record(Act act, Viewer viewer, PossibleMatch match, int version, MatchAct what, string? reason, Kernel.Facts.Fact fact)
    {
        PartnershipDb.Expect(match, version);
        db.Begin(act);
        match.Judge(what, viewer.WorkerId, act.At, string.IsNullOrWhiteSpace(reason) ? null : await db.Seal(match.Id.Value, "matches.reason", reason.Trim()), db.Partnership.Configuration.HolderOf(act));
        db.Record(fact, match);
        await db.SaveChangesAsync();
    }
}
