using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Which checks somebody may reach: those that their own agency was asked for. A conflict of interest on the concern
/// hides its checks; those of a sealed concern are for named people only.
/// </summary>
public static class OpenChecks
{
    public static IQueryable<AgencyCheck> ChecksOpenTo(this SafeguardingDb db, Viewer viewer, Ability ability)
    {
        var grants = ability.For(viewer.Roles);
        var (mine, me, agency, relations) = (grants.HasFlag(Relations.Agency) || grants.HasFlag(Relations.Anyone), viewer.WorkerId, viewer.Agency, db.ConcernRelations);
        return db.Checks
            .Where(k => mine && k.Agency == agency)
            .Where(k => !relations.Any(x => x.RecordId == k.ConcernId && x.Kind == RelationKind.Conflict && x.WorkerId == me && x.Until == null))
            .Where(k => db.Concerns.Any(c => c.Id == k.ConcernId && (c.Handling != Handling.Sealed
                || relations.Any(x => x.RecordId == c.Id && x.Kind == RelationKind.Named && x.WorkerId == me && x.Until == null))));
    }
}
