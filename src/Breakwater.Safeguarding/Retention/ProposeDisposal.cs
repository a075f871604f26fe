using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// The data protection officer proposes to dispose of a concern, by its reference, with a reason that is evidence. Nothing
/// goes by it: a second named person confirms (<see cref="DisposeOfRecord"/>).
/// </summary>
public sealed class ProposeDisposal(SafeguardingDb db)
{
    /// <returns>Null: there is no such concern, or it isn't in sight of this person: one answer for both.</returns>
    /// <exception cref="RuleBroken">It has no reason, is kept still, or waits for a second name already.</exception>
    public async Task<Disposal?> Do(Act act, Viewer viewer, string? reference, DisposalGround ground)
    {
        if (string.IsNullOrWhiteSpace(act.Reason)) throw new RuleBroken("disposal-reason", "Say why it goes: the entry of the schedule, or the request and what you decided on it.");
        if (await Find(viewer, reference) is not { } concern) return null;
        if (await db.Disposals.AnyAsync(d => d.ConcernId == concern.Id && d.Status == DisposalStatus.Proposed))
            throw new RuleBroken("disposal-twice", "This is proposed already and waits for a second name.");
        var why = new WhyKept(db);
        await why.Check(concern, ground, act.At);
        db.Begin(act);
        var id = Id<Disposal>.New(db.Partnership.Clock);
        db.NewKey(id.Value);
        var disposal = new Disposal
        {
            Id = id,
            ConcernId = concern.Id,
            Reference = concern.Reference,
            Ground = ground,
            KeptUntil = await why.KeptUntil(concern),
            ProposedBy = viewer.WorkerId,
            ProposedAt = act.At,
            Reason = await db.Seal(id.Value, "disposals.reason", act.Reason.Trim()),
            Agency = act.Agency,
            Regime = db.Partnership.Configuration.HolderOf(act).Regime,
        };
        db.Add(disposal);
        db.Record(new DisposalProposed(viewer.Name, concern.Reference, Words(ground)), disposal);
        await db.SaveChangesAsync();
        return disposal;
    }

    public static string Words(DisposalGround ground) => ground == DisposalGround.Erasure ? "erased before its time" : "kept as long as the schedule says";

    /// <summary>A concern by its reference, where it is in sight of this person.</summary>
    /// <exception cref="RuleBroken">The reference has a slip.</exception>
    internal async Task<Concern?> Find(Viewer viewer, string? typed)
    {
        var reference = Reference.Expected(typed);
        return await db.InSightOf(viewer).FirstOrDefaultAsync(c => c.Reference == reference);
    }
}
