using Breakwater.Kernel.Access;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// Which referrals somebody may reach: own (accepted by me), team (offered to my team), shared (my agency offered it and
/// answers for it until it is accepted). A conflict of interest on the concern hides its referrals too.
/// </summary>
public static class OpenReferrals
{
    public static IQueryable<Referral> ReferralsOpenTo(this SafeguardingDb db, Viewer viewer, Ability ability)
    {
        var grants = ability.For(viewer.Roles);
        var (me, agency, team) = (viewer.WorkerId, viewer.Agency, viewer.Team);
        var (own, byTeam, shared) = (grants.HasFlag(Relations.Own), grants.HasFlag(Relations.Team) && team is not null, grants.HasFlag(Relations.Shared));
        var relations = db.ConcernRelations;
        return db.Referrals
            .Where(r => (own && r.AcceptedBy == me)
                || (byTeam && r.ToAgency == agency && r.ToTeam == team)
                || (shared && r.FromAgency == agency))
            .Where(r => !relations.Any(x => x.RecordId == r.ConcernId && x.Kind == RelationKind.Conflict && x.WorkerId == me && x.Until == null))
            .Where(r => db.Concerns.Any(c => c.Id == r.ConcernId && (c.Handling != Kernel.Acting.Handling.Sealed
                || relations.Any(x => x.RecordId == c.Id && x.Kind == RelationKind.Named && x.WorkerId == me && x.Until == null))));
    }
}
