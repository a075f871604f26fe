using System.Linq.Expressions;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Which concerns somebody may reach with an ability, as part of the query itself: lists, counts and single records all
/// pass here, so that a count can't say what a list would hide.
/// </summary>
public static class ConcernsOpenTo
{
    public static IQueryable<Concern> OpenTo(this SafeguardingDb db, Viewer viewer, Ability ability)
    {
        var grants = ability.For(viewer.Roles);
        var (me, agency, team) = (viewer.WorkerId, viewer.Agency, viewer.Team);
        var restrictedToo = ability.ReachesRestricted(viewer.Roles);
        var relations = db.ConcernRelations;

        var ways = new List<Expression<Func<Concern, bool>>>();
        if (grants.HasFlag(Relations.Own)) ways.Add(c => c.HolderId == me);
        if (grants.HasFlag(Relations.Team) && team is not null)
            ways.Add(c => c.OwningAgency == agency && c.Team == team && (restrictedToo || c.Handling == Handling.Open));
        if (grants.HasFlag(Relations.Agency))
            ways.Add(c => c.OwningAgency == agency && (restrictedToo || c.Handling == Handling.Open));
        if (grants.HasFlag(Relations.Shared))
        {
            ways.Add(c => relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Shared && r.Until == null
                && r.Agency == agency && (r.Team == null || r.Team == team)) && (restrictedToo || c.Handling == Handling.Open));
            ways.Add(c => relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Named && r.Until == null && r.WorkerId == me));
        }
        if (grants.HasFlag(Relations.PastWorker))
            ways.Add(c => relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.PastWorker && r.WorkerId == me));
        if (grants.HasFlag(Relations.Anyone)) ways.Add(c => c.Handling == Handling.Open);
        if (viewer.BreakGlassRecordId is { } broken && grants != Relations.None)
        {
            var id = new Kernel.Ids.Id<Concern>(broken);
            ways.Add(c => c.Id == id);
        }

        return db.Concerns.Where(AnyOf(ways))
            .Where(c => !relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Conflict && r.WorkerId == me && r.Until == null))
            .Where(c => c.Handling != Handling.Sealed
                || relations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Named && r.WorkerId == me && r.Until == null));
    }

    private static Expression<Func<Concern, bool>> AnyOf(List<Expression<Func<Concern, bool>>> ways)
    {
        if (ways.Count == 0) return c => false;
        var concern = Expression.Parameter(typeof(Concern), "c");
        var all = ways.Select(w => new Swap(w.Parameters[0], concern).Visit(w.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<Concern, bool>>(all, concern);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
