using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// Which referrals somebody may reach: own (accepted by me, for the agency that I work for now), team (offered to my team, and not declined or taken back),
/// shared (my front door offered it and answers for it until it is accepted), agency (any front door of my agency did). Its concern's rules hold for it too: a conflict
/// of interest hides it, restricted needs a role under restricted_too, to hold the concern or one's own name, sealed needs one's own name.
/// The concern is looked up for each referral, and never in a list of all that are open: that would grow with the county.
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
        return db.Referrals
            .Where(r => (own && r.AcceptedBy == me && r.ToAgency == agency)
                || (byTeam && r.ToAgency == agency && r.ToTeam == team && r.Status != ReferralStatus.Declined && r.Status != ReferralStatus.Withdrawn)
                || (byAgency && r.FromAgency == agency)
                || (shared && r.FromAgency == agency && db.Concerns.Any(c => c.Id == r.ConcernId && c.OwningAgency == agency && c.Team == team)))
            .Where(r => named.Contains(r.ConcernId)
                || db.Concerns.Any(c => c.Id == r.ConcernId && (c.Handling == Handling.Open
                    || (c.Handling == Handling.Restricted && ((own && r.AcceptedBy == me)
                        || (teamDeep && r.ToAgency == agency && r.ToTeam == team)
                        || (agencyDeep && r.FromAgency == agency)
                        || (r.FromAgency == agency && c.OwningAgency == agency && c.Team == team && (sharedDeep || (shared && c.HolderId == me))))))))
            .Where(r => !relations.Any(x => x.RecordId == r.ConcernId && x.Kind == RelationKind.Conflict && x.WorkerId == me && x.Until == null));
    }
}
