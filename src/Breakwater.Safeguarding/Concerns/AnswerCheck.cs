using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// An agency answers: nothing held; held, and here it is; or held and not shared, because. Police may give a pointer
/// only: reference and whom to ring. The answer stays its agency's, under the law by which that agency holds it, and goes
/// into no copy unless it says for which purpose it may. The last answer of a round gives the concern back for a decision.
/// What comes after the decision waits on the worklist until somebody has read it; that nothing is held changes no decision, and is told alone.
/// </summary>
public sealed class AnswerCheck(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, AgencyCheck check, int version, CheckAnswerKind answer, string? text, bool pointerOnly, string? mayPassOnFor = null)
    {
        if (answer == CheckAnswerKind.Waiting) throw new RuleBroken("check-answer", "Choose what you hold.");
        if (answer == CheckAnswerKind.HeldAndShared && string.IsNullOrWhiteSpace(text))
            throw new RuleBroken("check-held", pointerOnly ? "Give the reference, and whom to ring." : "Write what you hold and can share.");
        if (answer == CheckAnswerKind.HeldNotShared && string.IsNullOrWhiteSpace(text))
            throw new RuleBroken("check-not-shared", "Say why you hold it back: sharing it would have to do more harm than good.");
        if (!string.IsNullOrEmpty(mayPassOnFor) && (answer != CheckAnswerKind.HeldAndShared || db.Partnership.Configuration.Purposes.All(p => p.Code != mayPassOnFor)))
            throw new RuleBroken("check-pass-on", "Only what you share can be handed on, and for a purpose of the list.");
        PartnershipDb.Expect(check, version);
        db.Begin(act with { Reason = answer == CheckAnswerKind.HeldNotShared ? text : null });
        var concern = await db.Concerns.SingleAsync(c => c.Id == check.ConcernId);
        var words = answer == CheckAnswerKind.NothingHeld || text is null ? null : await db.Seal(concern.Id.Value, "checks.answer", text.Trim());
        check.Reply(answer, words, pointerOnly && answer == CheckAnswerKind.HeldAndShared,
            db.Partnership.Configuration.RegimeOf(check.Agency, act.Purpose, act.Basis), string.IsNullOrEmpty(mayPassOnFor) ? null : mayPassOnFor, viewer.WorkerId, act.At);

        var colleagues = new Colleagues(db);
        var othersWait = await db.Checks.AnyAsync(c => c.ConcernId == concern.Id && c.Id != check.Id && c.Answer == CheckAnswerKind.Waiting);
        if (!othersWait && concern.Status == ConcernStatus.Checking) concern.EndChecks();
        if (!concern.CanPause && answer != CheckAnswerKind.NothingHeld) concern.HearFromAgency(act.At.AddHours(db.Partnership.Configuration.Hub.AcknowledgeHours));
        await colleagues.TellWhoHas(concern, othersWait ? $"A check on {concern.Reference} was answered." : $"All checks on {concern.Reference} are answered.");
        db.Record(new CheckAnswered(viewer.Name, db.Partnership.Configuration.AskedOf(check.Agency, check.Team).Name, Words(answer, check.PointerOnly)), concern);
        await db.SaveChangesAsync();
    }

    /// <summary>What an answer of this agency is for and on what basis, unless whoever answers changes it: what police hold, they hold for law enforcement.</summary>
    public static LawfulStep StepOf(PartnershipConfiguration configuration, string agency, CheckAnswerKind answer, string about) =>
        answer != CheckAnswerKind.NothingHeld && configuration.AgencyOf(agency).Kind == "police" ? LawfulStep.PoliceAnswer : LawfulStep.Share.About(about);

    public static string Words(CheckAnswerKind answer, bool pointerOnly) => answer switch
    {
        CheckAnswerKind.NothingHeld => "nothing held",
        CheckAnswerKind.HeldAndShared when pointerOnly => "held, pointer only",
        CheckAnswerKind.HeldAndShared => "held and shared",
        CheckAnswerKind.HeldNotShared => "held, not shared",
        _ => "not answered yet",
    };
}
