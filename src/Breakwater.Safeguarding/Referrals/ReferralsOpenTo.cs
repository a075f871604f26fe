using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// Which referrals somebody may reach: own (accepted by me), team (offered to my team, and not declined or taken back),
/// shared (my front door offered it and answers for it until it is accepted), agency (any front door of my agency did). Its concern's rules hold for it too: a conflict
/// of interest hides it, restricted needs a role under restricted_too, to hold the concern or one's own name, sealed needs one's own name.
/// </summary>
public static class OpenReferrals
{
    public static IQueryable<Referral> ReferralsOpenTo(this SafeguardingDb db, Viewer viewer, Ability ability)
    {
        var (grants, deep) = (ability.For(viewer.Roles), ability.ForRestricted(viewer.Roles));
        var (me, agency, team) = (viewer.WorkerId, viewer.Agency, viewer.Team);
        var (own, byTeam) = (grants.HasFlag(Relations.Own), grants.HasFlag(Relations.Team) && team is not null);
        var (shared, byAgency) = (grants.HasFlag(Relations.Shared) && team is not null, grants.HasFlag(Relations.Agency));
        var (teamDeep, sharedDeep, agencyDeep) = (deep.HasFlag(Relations.Team), deep.HasFlag(Relations.Shared), deep.HasFlag(Relations.Agency));
        var relations = db.ConcernRelations;
        var named = relations.Where(x => x.Kind == RelationKind.Named && x.WorkerId == me && x.Until == null).Select(x => x.RecordId);
        var open = db.Concerns.Where(c => c.Handling == Handling.Open).Select(c => c.Id);
        var restricted = db.Concerns.Where(c => c.Handling == Handling.Restricted).Select(c => c.Id);
        var heldByMe = db.Concerns.Where(c => c.HolderId == me).Select(c => c.Id);
        var ofMyDoor = db.Concerns.Where(c => c.OwningAgency == agency && c.Team == team).Select(c => c.Id);
        return db.Referrals
            .Where(r => (own && r.AcceptedBy == me)
                || (byTeam && r.ToAgency == agency && r.ToTeam == team && r.Status != ReferralStatus.Declined && r.Status != ReferralStatus.Withdrawn)
                || (byAgency && r.FromAgency == agency)
                || (shared && r.FromAgency == agency && ofMyDoor.Contains(r.ConcernId)))
            .Where(r => open.Contains(r.ConcernId) || named.Contains(r.ConcernId)
                || (restricted.Contains(r.ConcernId) && ((own && r.AcceptedBy == me)
                    || (teamDeep && r.ToAgency == agency && r.ToTeam == team)
                    || (agencyDeep && r.FromAgency == agency)
                    || (sharedDeep && r.FromAgency == agency && ofMyDoor.Contains(r.ConcernId))
                    || (shared && r.FromAgency == agency && heldByMe.Contains(r.ConcernId) && ofMyDoor.Contains(r.ConcernId)))))
            .Where(r => !relations.Any(x => x.RecordId == r.ConcernId && x.Kind == RelationKind.Conflict && x.WorkerId == me && x.Until == null));
    }
}
