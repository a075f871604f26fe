using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Which checks somebody may reach: those that their own agency was asked for; where one team of it was asked, those of their
/// own team. A check says whom it is about, so it is as guarded as its concern: of a restricted one it opens to whoever it was
/// put to by name, to the holder, to people named on the concern and to the roles under restricted_too; of a sealed one to
/// people named on it alone. A conflict of interest hides it whatever else is true. <see cref="WhoAnswers"/> says the same of
/// an agency.
/// </summary>
public static class OpenChecks
{
    public static IQueryable<AgencyCheck> ChecksOpenTo(this SafeguardingDb db, Viewer viewer, Ability ability)
    {
        const Relations Asked = Relations.Agency | Relations.Anyone;
        var (mine, deep) = ((ability.For(viewer.Roles) & Asked) != Relations.None, (ability.ForRestricted(viewer.Roles) & Asked) != Relations.None);
        var (me, agency, team, relations) = (viewer.WorkerId, viewer.Agency, viewer.Team, db.ConcernRelations);
        return db.Checks
            .Where(k => mine && k.Agency == agency && (k.Team == null || k.Team == team))
            .Where(k => !relations.Any(x => x.RecordId == k.ConcernId && x.Kind == RelationKind.Conflict && x.WorkerId == me && x.Until == null))
            .Where(k => db.Concerns.Any(c => c.Id == k.ConcernId && (c.Handling == Handling.Open
                || (c.Handling == Handling.Restricted && (deep || c.HolderId == me || k.AnswererId == me))
                || relations.Any(x => x.RecordId == c.Id && x.Kind == RelationKind.Named && x.WorkerId == me && x.Until == null))));
    }
}
