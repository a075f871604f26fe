using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// A second named person confirms: in one transaction the keys of the concern and of all that hangs on it, or of the emergency
/// opening, are destroyed, what stands readable of people is deleted, and a tombstone stays. The log's envelopes are untouched,
/// so it still verifies, and the fact in it is what makes the missing words lawful.
/// </summary>
public sealed class DisposeOfRecord(SafeguardingDb db)
{
    /// <summary>Proposals that this person may know of.</summary>
    /// <param name="openings">The emergency openings that they may read, where the caller knows them already.</param>
    public async Task<IQueryable<Disposal>> Waiting(Viewer viewer, IQueryable<BreakGlassOpening>? openings = null) =>
        (await InSight(viewer, db.Disposals.Where(d => d.Status == DisposalStatus.Proposed), openings)).OrderBy(d => d.ProposedAt);

    /// <summary>Of <paramref name="among"/> those of concerns that are in sight of this person, and of emergency openings that they may read.</summary>
    public async Task<IQueryable<Disposal>> InSight(Viewer viewer, IQueryable<Disposal> among, IQueryable<BreakGlassOpening>? openings = null)
    {
        var concerns = db.InSightOf(viewer);
        openings ??= await new ReviewOpening(db).OpenTo(viewer, db.BreakGlassOpenings.Where(o => among.Any(d => d.OpeningId == o.Id)));
        return among.Where(d => concerns.Any(c => c.Id == d.ConcernId) || openings.Any(o => o.Id == d.OpeningId));
    }

    /// <summary>
    /// What was disposed of and was not hidden from this person: a conflict of interest, and a seal without their name, outlast the
    /// record. Whom an emergency opening was about nobody can tell any more, nor from whom it was hidden: only its two names see it.
    /// </summary>
    public IQueryable<Disposal> Settled(Viewer viewer)
    {
        var (me, relations) = (viewer.WorkerId, db.ConcernRelations);
        return db.Disposals.Where(d => d.Status == DisposalStatus.Done && (d.OpeningId == null || d.ProposedBy == me || d.SettledBy == me))
            .Where(d => !relations.Any(r => r.RecordId == d.ConcernId && r.Kind == RelationKind.Conflict && r.WorkerId == me))
            .Where(d => !relations.Any(r => r.RecordId == d.ConcernId && r.Kind == RelationKind.Named)
                || relations.Any(r => r.RecordId == d.ConcernId && r.Kind == RelationKind.Named && r.WorkerId == me));
    }

    /// <summary>What was proposed and is kept, because the second name was not given: of concerns in sight of this person, and of emergency openings to its two names.</summary>
    public IQueryable<Disposal> Kept(Viewer viewer)
    {
        var (me, concerns, openings) = (viewer.WorkerId, db.InSightOf(viewer), db.BreakGlassOpenings);
        return db.Disposals.Where(d => d.Status == DisposalStatus.Refused)
            .Where(d => concerns.Any(c => c.Id == d.ConcernId) || (openings.Any(o => o.Id == d.OpeningId) && (d.ProposedBy == me || d.SettledBy == me)));
    }

    /// <exception cref="RuleBroken">It is one's own proposal, something has come up since that keeps the record, or it was being worked on in this moment.</exception>
    public async Task Confirm(Act act, Viewer viewer, Disposal disposal, int version)
    {
        Check(viewer, disposal, version);
        var concern = await db.Concerns.SingleOrDefaultAsync(c => c.Id == disposal.ConcernId);
        var opening = await db.BreakGlassOpenings.SingleOrDefaultAsync(o => o.Id == disposal.OpeningId);
        var why = new WhyKept(db);
        if (concern is not null) await why.Check(concern, disposal.Ground, act.At);
        if (opening is not null) why.Check(opening, act.At);
        var proposer = await db.Set<Worker>().Where(w => w.Id == disposal.ProposedBy).Select(w => w.Name).FirstOrDefaultAsync() ?? "somebody";
        db.Begin(act with { Reason = await db.Unseal(disposal.Id.Value, "disposals.reason", disposal.Reason) });
        var records = new List<Guid>();
        if (concern is not null)
        {
            records.AddRange(await new Remains(db).Remove(concern));
            concern.BecomeTombstone(act.At);
        }
        if (opening is not null)
        {
            db.Remove(opening);
            records.Add(opening.Id.Value);
        }
        await Destroy(records, act.At);
        disposal.Settle(DisposalAct.Confirmed, viewer.WorkerId, act.At);
        db.Record(new RecordDisposed(viewer.Name, disposal.Reference, proposer, ProposeDisposal.Words(disposal.Ground), records), disposal);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBroken("disposal-again", "It was being compared with other records in this very moment, so nothing was done. Put your name to it once more.");
        }
    }

    public async Task Refuse(Act act, Viewer viewer, Disposal disposal, int version)
    {
        if (string.IsNullOrWhiteSpace(act.Reason)) throw new RuleBroken("disposal-refuse-reason", "Say why not: whoever proposed it has to know.");
        Check(viewer, disposal, version);
        db.Begin(act);
        disposal.Settle(DisposalAct.Refused, viewer.WorkerId, act.At);
        db.Record(new DisposalRefused(viewer.Name, disposal.Reference), disposal);
        var colleagues = new Colleagues(db);
        if (await colleagues.ById(disposal.ProposedBy) is { } proposer) colleagues.Tell([proposer], "A disposal that you proposed came back with a reason.", $"/retention/{disposal.Id}");
        await db.SaveChangesAsync();
    }

    private static void Check(Viewer viewer, Disposal disposal, int version)
    {
        if (disposal.ProposedBy == viewer.WorkerId) throw new RuleBroken("disposal-self", "You proposed this yourself. The second name has to be somebody else's.");
        PartnershipDb.Expect(disposal, version);
    }

    private async Task Destroy(IReadOnlyList<Guid> records, DateTime at)
    {
        foreach (var key in await db.Set<RecordKey>().Where(k => records.Contains(k.RecordId)).ToListAsync()) key.Destroy(at);
        foreach (var fact in await db.Set<StoredFact>().Where(f => records.Contains(f.RecordId) && f.Payload != null).ToListAsync()) fact.Payload = null;
    }
}
