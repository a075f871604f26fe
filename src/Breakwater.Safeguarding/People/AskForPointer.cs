using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Linkage.Scoring;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// "Does anybody else know this child?" Off unless the partnership turns it on; for the named roles only, on an open
/// concern. The answer is whom to ring, the same contact always: never which service, how many, or what. Records that are
/// sealed or restricted, whose address is protected, or on which the asker has a conflict never answer. Asking is a fact
/// of the asker's concern, answering one of the other.
/// </summary>
public sealed class AskForPointer(SafeguardingDb db)
{
    public async Task<string> Do(Act act, Viewer viewer, Concern concern, int version, Ability open)
    {
        if (db.Partnership.Configuration.Pointers is not { } rule || !rule.Roles.Any(viewer.Has))
            throw new RuleBroken("pointer-off", "Asking whether others know somebody is not turned on here, or not for your role.");
        if (!concern.IsOpen) throw new RuleBroken("pointer-open-only", "This can only be asked for a concern that is open.");
        Kernel.Storage.PartnershipDb.Expect(concern, version);
        var elsewhere = await Elsewhere(viewer, concern, open);
        var answer = elsewhere.Count > 0
            ? $"Somebody may know one of them. Ring {rule.Contact}, and give the reference {concern.Reference}."
            : "Nobody who may answer this way. Somebody may know them all the same: not every record may answer.";
        db.Begin(act);
        db.Record(new PointerAsked(viewer.Name, answer), concern);
        foreach (var other in elsewhere) db.Record(new PointerGiven(viewer.Name), other);
        await db.SaveChangesAsync();
        return answer;
    }

    private async Task<List<Concern>> Elsewhere(Viewer viewer, Concern concern, Ability open)
    {
        var (id, me, mine) = (concern.Id, viewer.WorkerId, db.OpenTo(viewer, open).Select(c => c.Id));
        var likely = db.Matches.Where(m => (m.Band == Band.Same || m.Band == Band.Probably) && m.Status != MatchStatus.ToldApart);
        var ends = likely.Where(m => m.LaterConcernId == id).Select(m => m.EarlierId).Union(likely.Where(m => m.EarlierConcernId == id).Select(m => m.LaterId));
        var answering = db.SourceRecords.Where(r => ends.Contains(r.Id) && !r.AddressProtected && !mine.Contains(r.ConcernId)).Select(r => r.ConcernId);
        return await db.Concerns.Where(c => answering.Contains(c.Id) && c.Handling == Handling.Open
            && !db.SourceRecords.Any(r => r.ConcernId == c.Id && r.AddressProtected)
            && !db.ConcernRelations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Conflict && r.WorkerId == me && r.Until == null)).ToListAsync();
    }
}
