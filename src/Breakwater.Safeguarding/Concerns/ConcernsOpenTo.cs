using System.Linq.Expressions;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Which concerns somebody may reach with an ability, as part of the query itself: lists, counts and single records all
/// pass here, so that a count can't say what a list would hide.
/// <list type="bullet">
/// <item>A relation that the table grants must hold: own, accepted (a referral of it), team, agency, shared (with the agency,
/// its team, or by name), past worker, an emergency opening, or anyone.</item>
/// <item>Open records need no more. Restricted ones need a role under restricted_too, to be held or accepted, to be opened to
/// one by name, or an emergency. Sealed ones are for named people, and nothing else opens them.</item>
/// <item>A conflict of interest takes the record out of sight, whatever else is true.</item>
/// </list>
/// </summary>
public static class ConcernsOpenTo
{
    public static IQueryable<Concern> OpenTo(this SafeguardingDb db, Viewer viewer, Ability ability)
    {
        var (grants, deep) = (ability.For(viewer.Roles), ability.ForRestricted(viewer.Roles));
        var (me, agency, team) = (viewer.WorkerId, viewer.Agency, viewer.Team);
        var relations = db.ConcernRelations;
        var named = relations.Where(r => r.Kind == RelationKind.Named && r.WorkerId == me && r.Until == null).Select(r => r.RecordId);
        var shared = relations.Where(r => r.Kind == RelationKind.Shared && r.Agency == agency && (r.Team == null || r.Team == team) && r.Until == null).Select(r => r.RecordId);
        var accepted = db.Referrals.Where(r => r.AcceptedBy == me && r.Status == ReferralStatus.Accepted).Select(r => r.ConcernId);
        var past = relations.Where(r => r.Kind == RelationKind.PastWorker && r.WorkerId == me).Select(r => r.RecordId);

        var ways = new List<Expression<Func<Concern, bool>>>();
        void Way(Relations relation, Expression<Func<Concern, bool>> holds)
        {
            if (!grants.HasFlag(relation)) return;
            var reachesRestricted = deep.HasFlag(relation) || relation is Relations.Own or Relations.Accepted or Relations.BreakGlass;
            ways.Add(reachesRestricted ? holds : Both(holds, c => c.Handling == Handling.Open || named.Contains(c.Id)));
        }

        Way(Relations.Own, c => c.HolderId == me);
        Way(Relations.Accepted, c => accepted.Contains(c.Id));
        if (team is not null) Way(Relations.Team, c => c.OwningAgency == agency && c.Team == team);
        Way(Relations.Agency, c => c.OwningAgency == agency);
        Way(Relations.Shared, c => shared.Contains(c.Id));
        Way(Relations.Shared, c => named.Contains(c.Id));
        Way(Relations.PastWorker, c => past.Contains(c.Id));
        Way(Relations.Anyone, c => true);
        if (viewer.BreakGlassRecordId is { } broken)
        {
            var id = new Id<Concern>(broken);
            Way(Relations.BreakGlass, c => c.Id == id);
        }

        return db.InSightOf(viewer).Where(AnyOf(ways));
    }

    /// <summary>
    /// What is not hidden from somebody altogether: not disposed of, no conflict of interest, and not sealed unless to them by name. Grants
    /// nothing by itself.
    /// </summary>
    public static IQueryable<Concern> InSightOf(this SafeguardingDb db, Viewer viewer)
    {
        var (me, relations) = (viewer.WorkerId, db.ConcernRelations);
        return db.Concerns
            .Where(c => c.DisposedAt == null)
            .Where(c => !relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Conflict && r.WorkerId == me && r.Until == null))
            .Where(c => c.Handling != Handling.Sealed
                || relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Named && r.WorkerId == me && r.Until == null));
    }

    private static Expression<Func<Concern, bool>> AnyOf(List<Expression<Func<Concern, bool>>> ways) =>
        ways.Count == 0 ? c => false : ways.Aggregate((all, way) => Join(all, way, Expression.OrElse));

    private static Expression<Func<Concern, bool>> Both(Expression<Func<Concern, bool>> one, Expression<Func<Concern, bool>> other) => Join(one, other, Expression.AndAlso);

    private static Expression<Func<Concern, bool>> Join(
        Expression<Func<Concern, bool>> one, Expression<Func<Concern, bool>> other, Func<Expression, Expression, Expression> by) =>
        Expression.Lambda<Func<Concern, bool>>(by(one.Body, new Swap(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters[0]);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
