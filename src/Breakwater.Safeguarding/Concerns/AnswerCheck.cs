using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// An agency answers: nothing held; held, and here it is; or held and not shared, because. Police may give a pointer
/// only: reference and whom to ring. The last answer of a round gives the concern back for a decision. What comes after the
/// decision waits on the worklist until somebody has read it; that nothing is held changes no decision, and is told alone.
/// </summary>
public sealed class AnswerCheck(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, AgencyCheck check, int version, CheckAnswerKind answer, string? text, bool pointerOnly)
    {
        if (answer == CheckAnswerKind.Waiting) throw new RuleBroken("check-answer", "Choose what you hold.");
        if (answer == CheckAnswerKind.HeldAndShared && string.IsNullOrWhiteSpace(text))
            throw new RuleBroken("check-held", pointerOnly ? "Give the reference, and whom to ring." : "Write what you hold and can share.");
        if (answer == CheckAnswerKind.HeldNotShared && string.IsNullOrWhiteSpace(text))
            throw new RuleBroken("check-not-shared", "Say why you hold it back: sharing would have to be worse for the child than not sharing.");
        PartnershipDb.Expect(check, version);
        db.Begin(act with { Reason = answer == CheckAnswerKind.HeldNotShared ? text : null });
        var concern = await db.Concerns.SingleAsync(c => c.Id == check.ConcernId);
        var words = answer == CheckAnswerKind.NothingHeld || text is null ? null : await db.Seal(concern.Id.Value, "checks.answer", text.Trim());
        check.Reply(answer, words, pointerOnly && answer == CheckAnswerKind.HeldAndShared, viewer.WorkerId, act.At);

        var colleagues = new Colleagues(db);
        var othersWait = await db.Checks.AnyAsync(c => c.ConcernId == concern.Id && c.Id != check.Id && c.Answer == CheckAnswerKind.Waiting);
        if (!othersWait && concern.Status == ConcernStatus.Checking) concern.EndChecks();
        if (!concern.CanPause && answer != CheckAnswerKind.NothingHeld) concern.HearFromAgency(act.At.AddHours(db.Partnership.Configuration.Hub.AcknowledgeHours));
        await colleagues.TellWhoHas(concern, othersWait ? $"A check on {concern.Reference} was answered." : $"All checks on {concern.Reference} are answered.");
        db.Record(new CheckAnswered(viewer.Name, db.Partnership.Configuration.AgencyOf(check.Agency).Name, Words(answer, check.PointerOnly)), concern);
        await db.SaveChangesAsync();
    }

    public static string Words(CheckAnswerKind answer, bool pointerOnly) => answer switch
    {
        CheckAnswerKind.NothingHeld => "nothing held",
        CheckAnswerKind.HeldAndShared when pointerOnly => "held, pointer only",
        CheckAnswerKind.HeldAndShared => "held and shared",
        CheckAnswerKind.HeldNotShared => "held, not shared",
        _ => "not answered yet",
    };
}
