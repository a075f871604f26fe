using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// The data protection officer proposes to dispose of a concern, by its reference, or of an emergency opening that opened
/// nothing and is due, with a reason that is evidence. Nothing goes by it: a second named person confirms
/// (<see cref="DisposeOfRecord"/>). Those who may are told, unless the record is hidden from them.
/// </summary>
public sealed class ProposeDisposal(SafeguardingDb db)
{
    /// <returns>Null: there is no such concern, or it isn't in sight of this person: one answer for both.</returns>
    /// <exception cref="RuleBroken">It has no reason, is kept still, or waits for a second name already.</exception>
    public async Task<Disposal?> Do(Act act, Viewer viewer, string? reference, DisposalGround ground)
    {
        Reasoned(act);
        if (await Find(viewer, reference) is not { } concern) return null;
        if (await db.Disposals.AnyAsync(d => d.ConcernId == concern.Id && d.Status == DisposalStatus.Proposed))
            throw new RuleBroken("disposal-twice", "This is proposed already and waits for a second name.");
        var why = new WhyKept(db);
        await why.Check(concern, ground, act.At);
        var disposal = await Add(act, viewer, (concern.Id, null), concern.Reference, ground, await why.KeptUntil(concern));
        var confirm = db.Partnership.Abilities["confirm_disposal"];
        var may = (await db.Set<Worker>().Where(w => w.Active).ToListAsync()).FindAll(w => confirm.For(w.RoleList) != Relations.None);
        await new WhoIsTold(db).TellOf(concern, may, viewer.WorkerId, Waits, PathOf(disposal));
        await db.SaveChangesAsync();
        return disposal;
    }

    /// <returns>Null: it is not among those that are due and that this person may read.</returns>
    /// <exception cref="RuleBroken">It has no reason.</exception>
    public async Task<Disposal?> Do(Act act, Viewer viewer, Id<BreakGlassOpening> which)
    {
        Reasoned(act);
        var due = await new ReviewOpening(db).OpenTo(viewer, db.DueOpenings(act.At).Where(o => o.Id == which));
        if (await due.FirstOrDefaultAsync() is not { } opening) return null;
        var disposal = await Add(act, viewer, (null, opening.Id), Name(opening), DisposalGround.RetentionEnded, db.Partnership.Configuration.KeptUntil(opening));
        await new WhoIsTold(db).TellToConfirm(opening, viewer.WorkerId, Waits, PathOf(disposal));
        await db.SaveChangesAsync();
        return disposal;
    }

    /// <summary>What an emergency opening is called where a concern has its reference: it says nothing of whom it was about, nor who asked.</summary>
    public static string Name(BreakGlassOpening opening) => $"Emergency opening of {LondonTime.Short(opening.AskedAt)}";

    public static string Words(DisposalGround ground) => ground == DisposalGround.Erasure ? "erased before its time" : "kept as long as the schedule says";

    private const string Waits = "A disposal waits for a second name.";

    private static string PathOf(Disposal disposal) => $"/retention/confirm?of={disposal.Id}";

    private static void Reasoned(Act act)
    {
        if (string.IsNullOrWhiteSpace(act.Reason)) throw new RuleBroken("disposal-reason", "Say why it goes: the entry of the schedule, or the request and what you decided on it.");
    }

    private async Task<Disposal> Add(Act act, Viewer viewer, (Id<Concern>? Concern, Id<BreakGlassOpening>? Opening) of, string reference, DisposalGround ground, DateOnly? keptUntil)
    {
        db.Begin(act);
        var id = Id<Disposal>.New(db.Partnership.Clock);
        db.NewKey(id.Value);
        var disposal = new Disposal
        {
            Id = id,
            ConcernId = of.Concern,
            OpeningId = of.Opening,
            Reference = reference,
            Ground = ground,
            KeptUntil = keptUntil,
            ProposedBy = viewer.WorkerId,
            ProposedAt = act.At,
            Reason = await db.Seal(id.Value, "disposals.reason", act.Reason!.Trim()),
            Agency = act.Agency,
            Regime = db.Partnership.Configuration.HolderOf(act).Regime,
        };
        db.Add(disposal);
        db.Record(new DisposalProposed(viewer.Name, reference, Words(ground)), disposal);
        return disposal;
    }

    /// <summary>A concern by its reference, where it is in sight of this person.</summary>
    /// <exception cref="RuleBroken">The reference has a slip.</exception>
    internal async Task<Concern?> Find(Viewer viewer, string? typed)
    {
        var reference = Reference.Expected(typed);
        return await db.InSightOf(viewer).FirstOrDefaultAsync(c => c.Reference == reference);
    }
}
