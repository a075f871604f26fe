using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>
/// Somebody may not see a concern any more, or works here no longer: nothing stays in hands that can't hold it. What they held
/// nobody has, what they had accepted is offered to their team again, and a sealed or restricted concern that nobody else
/// sees is opened to the next by name. Part of the act that takes the sight away; saved by it.
/// </summary>
public sealed class OutOfHands(SafeguardingDb db)
{
    /// <summary>This concern is out of their sight from now: a conflict of interest, or the end of what opened it to them.</summary>
    public async Task Of(Concern concern, Worker whom)
    {
        var accepted = await db.Referrals.Where(r => r.ConcernId == concern.Id && r.AcceptedBy == whom.Id && r.Status == ReferralStatus.Accepted).ToListAsync();
        await Leave(concern, whom, accepted);
        await new GiveBackReferral(db).Tell(accepted, whom);
    }

    /// <summary>
    /// Their account has ended, or they are something else now: everything of theirs that they may not open any more. Of what
    /// they held, only what waits: there may be years of it, and what is settled is let go when something brings it back.
    /// </summary>
    /// <param name="whom">As they are from now.</param>
    /// <param name="left">
    /// The agency that they work for no longer; null: they haven't moved. What it answers for stays with it, settled or not, whatever
    /// their new role opens, and so does what was opened to them by name there.
    /// </param>
    public async Task All(Worker whom, string? left = null)
    {
        var (id, abilities) = (whom.Id, db.Partnership.Abilities);
        var held = await db.Concerns.Where(c => (c.HolderId == id && (c.Queue <= Queues.SomebodyHasIt || c.OwningAgency == left)) || c.TellerId == id).ToListAsync();
        var accepted = await db.Referrals.Where(r => r.AcceptedBy == id && r.Status == ReferralStatus.Accepted && db.Concerns.Any(c => c.Id == r.ConcernId && c.Status != ConcernStatus.Closed)).ToListAsync();
        var kept = await db.Concerns.Where(c => (c.Handling == Handling.Sealed && db.ConcernRelations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Named && r.WorkerId == id && r.Until == null))
            || (c.Handling == Handling.Restricted && c.Status != ConcernStatus.Closed)).ToListAsync();
        if (whom.Active)
        {
            var (viewer, mine, theirs) = (Viewer.Of(whom), held.ConvertAll(c => c.Id), accepted.ConvertAll(r => r.Id));
            var still = await db.OpenTo(viewer, abilities["open_concern"]).Where(c => mine.Contains(c.Id) && c.OwningAgency != left).Select(c => c.Id).ToListAsync();
            var stillTheirs = await db.ReferralsOpenTo(viewer, abilities["open_referral"]).Where(r => theirs.Contains(r.Id)).Select(r => r.Id).ToListAsync();
            held.RemoveAll(c => still.Contains(c.Id));
            accepted.RemoveAll(r => stillTheirs.Contains(r.Id));
        }
        var other = accepted.Select(r => r.ConcernId).ToList();
        var concerns = held.Concat(await db.Concerns.Where(c => other.Contains(c.Id)).ToListAsync()).DistinctBy(c => c.Id).ToList();
        var byConcern = accepted.ToLookup(r => r.ConcernId);
        if (left is not null) await Unname(whom, left, other);
        foreach (var concern in concerns) await Leave(concern, whom, [.. byConcern[concern.Id]]);
        foreach (var concern in kept.Except(concerns)) await new LastSight(db).Keep(concern, but: left is null ? null : id);
        await new GiveBackReferral(db).Tell(accepted, whom);
    }

    // By name they saw what the agency they left answers for, or what they had accepted for it: that was for their place there.
    private async Task Unname(Worker whom, string left, List<Id<Concern>> accepted)
    {
        var id = whom.Id;
        var named = await db.ConcernRelations.Where(r => r.Kind == RelationKind.Named && r.WorkerId == id && r.Until == null
            && (accepted.Contains(r.RecordId) || db.Concerns.Any(c => c.Id == r.RecordId && c.OwningAgency == left))).ToListAsync();
        var records = named.ConvertAll(n => n.RecordId);
        foreach (var naming in named) naming.Until = db.Act.At;
        foreach (var concern in await db.Concerns.Where(c => records.Contains(c.Id)).ToListAsync()) db.Record(new SharingEnded(db.Act.Actor.Name, whom.Name), concern);
    }

    private async Task Leave(Concern concern, Worker whom, List<Referral> accepted)
    {
        var had = concern.HolderId == whom.Id || concern.TellerId == whom.Id;
        if (concern.HolderId == whom.Id) db.NoteWorkedOn(concern, whom.Id, db.Act.At);
        db.LetGo(concern, whom.Id, whom.Name);
        foreach (var referral in accepted) new GiveBackReferral(db).Make(referral, concern, whom);
        await new LastSight(db).Keep(concern, but: whom.Id);
        if ((had || accepted.Count > 0) && concern.Queue != Queues.NothingWaits) await TellWhoAnswers(concern, whom, offered: accepted.Count > 0);
    }

    // The deciding agency: whoever has the concern, else who is on duty for it, else whoever knows of it.
    private async Task TellWhoAnswers(Concern concern, Worker whom, bool offered)
    {
        var colleagues = new Colleagues(db);
        var holder = await colleagues.HolderOf(concern);
        List<Worker> tell = holder is not null ? [holder]
            : await colleagues.OnDutyFor(concern, also: w => w.Id != whom.Id) is { } duty ? [duty]
            : (await colleagues.WhoKnowOf(concern)).FindAll(w => w.Id != whom.Id);
        colleagues.Tell(tell, offered ? $"Whoever had accepted {concern.Reference} does not have it any more. It is yours again until somebody has accepted."
            : $"Nobody has {concern.Reference} now: whoever had it does not have it any more.", $"/concerns/{concern.Id}");
    }
}
