using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// A person decides about two concerns that share something: the same matter, or told apart. Recorded on both; it can be
/// decided again the other way, but not while one of them is joined to the other. The other is one that the viewer may open.
/// </summary>
public sealed class LinkConcerns(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, Concern other, bool linked, string why)
    {
        if (concern.Id == other.Id) throw new RuleBroken("link-self", "This is the concern that you are reading.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        var link = await db.Links.FirstOrDefaultAsync(l =>
            (l.ConcernId == concern.Id && l.OtherId == other.Id) || (l.ConcernId == other.Id && l.OtherId == concern.Id));
        if (!linked && link is { Linked: true }) await new JoinConcern(db).LetGo(concern, other);
        if (link is null)
            db.Add(new ConcernLink { Id = Id<ConcernLink>.New(db.Partnership.Clock), ConcernId = concern.Id, OtherId = other.Id, Linked = linked, Why = why, At = act.At });
        else (link.Linked, link.At) = (linked, act.At);
        foreach (var (here, there) in new[] { (concern, other), (other, concern) })
            db.Record(linked ? new ConcernsLinked(viewer.Name, there.Reference, why) : new ConcernsToldApart(viewer.Name, there.Reference, why), here);
        await db.SaveChangesAsync();
    }
}
