using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// Takes away what stands beside a concern: people and all that finds them again, messages, answers, relations. Referrals
/// stay as tombstones of their own, and so do the ids that say who may not know of it (<see cref="DisposeOfRecord.Settled"/>).
/// Saved by the disposal that it is part of.
/// </summary>
internal sealed class Remains(SafeguardingDb db)
{
    /// <returns>The records whose keys go: the concern, its referrals, its matches, and its emergency openings, which hold what was typed to find it.</returns>
    public async Task<IReadOnlyList<Guid>> Remove(Concern concern)
    {
        var id = concern.Id;
        var records = new List<Guid> { id.Value };
        await Forget(id);
        db.RemoveRange(await db.Set<ConcernPerson>().Where(p => p.ConcernId == id).ToListAsync());
        db.RemoveRange(await db.MatchKeys.Where(k => k.ConcernId == id).ToListAsync());
        db.RemoveRange(await db.Messages.Where(m => m.ConcernId == id).ToListAsync());
        db.RemoveRange(await db.Reporters.Where(r => r.ConcernId == id).ToListAsync());
        db.RemoveRange(await db.Checks.Where(c => c.ConcernId == id).ToListAsync());
        db.RemoveRange(await db.Links.Where(l => l.ConcernId == id || l.OtherId == id).ToListAsync());
        await RemoveRelations(concern);
        foreach (var referral in await db.Referrals.Where(r => r.ConcernId == id).ToListAsync())
        {
            referral.BecomeTombstone();
            records.Add(referral.Id.Value);
        }
        foreach (var match in await db.Matches.Where(m => m.LaterConcernId == id || m.EarlierConcernId == id).ToListAsync())
        {
            db.Remove(match);
            records.Add(match.Id.Value);
        }
        foreach (var opening in await db.BreakGlassOpenings.Where(o => o.ConcernId == id).ToListAsync())
        {
            db.Remove(opening);
            records.Add(opening.Id.Value);
        }
        return records;
    }

    // Who is not free to act may not learn that it was there, and of a sealed one only those named on it may: their ids stay beside its
    // own. A naming that has ended opens nothing.
    private async Task RemoveRelations(Concern concern)
    {
        foreach (var relation in await db.ConcernRelations.Where(r => r.RecordId == concern.Id).ToListAsync())
        {
            if (relation is { Kind: RelationKind.Named, Until: null } && concern.Handling == Handling.Sealed) relation.Until = db.Act.At;
            else if (relation is not { Kind: RelationKind.Conflict, Until: null }) db.Remove(relation);
        }
    }

    // What finds people again: the records, their rows in the index and the keys of those.
    private async Task Forget(Kernel.Ids.Id<Concern> id)
    {
        var records = await db.SourceRecords.Where(r => r.ConcernId == id).ToListAsync();
        var ids = records.ConvertAll(r => r.Id);
        db.RemoveRange(await db.WaitingRecords.Where(w => ids.Contains(w.RecordId)).ToListAsync());
        var rows = await db.IndexedRecords.Where(r => r.ConcernId == id).ToListAsync();
        var numbers = rows.ConvertAll(r => r.Number);
        db.RemoveRange(await db.PersonKeys.Where(k => numbers.Contains(k.Number)).ToListAsync());
        db.RemoveRange(rows);
        db.RemoveRange(records);
    }
}
