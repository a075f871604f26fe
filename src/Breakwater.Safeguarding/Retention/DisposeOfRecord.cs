using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// A second named person confirms: in one transaction the keys of the concern and of all that hangs on it are destroyed, what
/// stands readable of people is deleted, and a tombstone stays. The log's envelopes are untouched, so it still verifies, and the
/// fact in it is what makes the missing words lawful.
/// </summary>
public sealed class DisposeOfRecord(SafeguardingDb db)
{
    /// <summary>Proposals of concerns that are in sight of this person.</summary>
    public IQueryable<Disposal> Waiting(Viewer viewer)
    {
        var inSight = db.InSightOf(viewer).Select(c => c.Id);
        return db.Disposals.Where(d => d.Status == DisposalStatus.Proposed && inSight.Contains(d.ConcernId)).OrderBy(d => d.ProposedAt);
    }

    /// <exception cref="RuleBroken">It is one's own proposal, something has come up since that keeps the record, or it was being worked on in this moment.</exception>
    public async Task Confirm(Act act, Viewer viewer, Disposal disposal, int version)
    {
        var concern = await Checked(viewer, disposal, version);
        await new WhyKept(db).Check(concern, disposal.Ground, act.At);
        var proposer = await db.Set<Worker>().Where(w => w.Id == disposal.ProposedBy).Select(w => w.Name).FirstOrDefaultAsync() ?? "somebody";
        db.Begin(act with { Reason = await db.Unseal(disposal.Id.Value, "disposals.reason", disposal.Reason) });
        var records = await new Remains(db).Remove(concern);
        concern.BecomeTombstone(act.At);
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
        await Checked(viewer, disposal, version);
        db.Begin(act);
        disposal.Settle(DisposalAct.Refused, viewer.WorkerId, act.At);
        db.Record(new DisposalRefused(viewer.Name, disposal.Reference), disposal);
        await db.SaveChangesAsync();
    }

    private async Task<Concern> Checked(Viewer viewer, Disposal disposal, int version)
    {
        if (disposal.ProposedBy == viewer.WorkerId) throw new RuleBroken("disposal-self", "You proposed this yourself. The second name has to be somebody else's.");
        PartnershipDb.Expect(disposal, version);
        return await db.Concerns.SingleAsync(c => c.Id == disposal.ConcernId);
    }

    private async Task Destroy(IReadOnlyList<Guid> records, DateTime at)
    {
        foreach (var key in await db.Set<RecordKey>().Where(k => records.Contains(k.RecordId)).ToListAsync()) key.Destroy(at);
        foreach (var fact in await db.Set<StoredFact>().Where(f => records.Contains(f.RecordId) && f.Payload != null).ToListAsync()) fact.Payload = null;
    }
}
