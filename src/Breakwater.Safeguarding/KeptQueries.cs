using System.Linq.Expressions;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Breakwater.Safeguarding;

/// <summary>
/// Queries of the busiest pages, put together once for each set of roles: with the access rule in it, building a query anew
/// costs more than asking it. What is kept is the question, never an answer, and never who asked: who is looking, from where
/// and when are values that each asking brings, under the names that the rule itself gives them
/// (<c>me</c>, <c>agency</c>, <c>team</c>, <c>now</c>, <c>id</c>, and <c>recordId</c> for the id's bare UUID).
/// </summary>
public static class KeptQueries
{
    /// <summary>The rows of <paramref name="query"/>.</summary>
    /// <param name="db">The context that asks.</param>
    /// <param name="name">Names the query, with the ability in it where that varies: two queries of one name must differ by the viewer's roles at most.</param>
    /// <param name="viewer">Who is looking. With an emergency opening, the query is built for this once.</param>
    /// <param name="now">The value of what the query calls <c>now</c>.</param>
    /// <param name="id">The value of what the query calls <c>id</c>.</param>
    /// <param name="query">Builds it in the ordinary way.</param>
    public static async Task<List<T>> Kept<T>(this SafeguardingDb db, string name, Viewer viewer, DateTime now, Id<Concern> id, Func<IQueryable<T>> query)
    {
        if (viewer.BreakGlassRecordId is not null) return await query().ToListAsync();
        var ask = db.Partnership.Kept(db, $"{name}|{viewer.Team is null}|{string.Join(',', viewer.Roles)}", () => Compile(query()));
        var rows = new List<T>();
        await foreach (var row in ask(db, viewer.WorkerId, viewer.Agency, viewer.Team, now, id, id.Value)) rows.Add(row);
        return rows;
    }

    private static Func<SafeguardingDb, Id<Worker>, string, string?, DateTime, Id<Concern>, Guid, IAsyncEnumerable<T>> Compile<T>(IQueryable<T> query)
    {
        ParameterExpression[] brought = [Expression.Parameter(typeof(Id<Worker>), "me"), Expression.Parameter(typeof(string), "agency"), Expression.Parameter(typeof(string), "team"),
            Expression.Parameter(typeof(DateTime), "now"), Expression.Parameter(typeof(Id<Concern>), "id"), Expression.Parameter(typeof(Guid), "recordId")];
        var body = new Loose(brought).Visit(query.Expression);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<SafeguardingDb, Id<Worker>, string, string?, DateTime, Id<Concern>, Guid, IQueryable<T>>>(
            body, [Expression.Parameter(typeof(SafeguardingDb), "db"), .. brought]));
    }

    /// <summary>Loosens a query from the context and the values that it was built with.</summary>
    private sealed class Loose(ParameterExpression[] brought) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (!IsCaptured(node)) return base.VisitMember(node);
            if (node.Type.IsAssignableTo(typeof(IQueryable))) return Visit(((IQueryable)Value(node)!).Expression);
            if (Array.Find(brought, p => p.Name == node.Member.Name && p.Type == node.Type) is { } value) return value;
            // The rule's own turnings, decided by roles and ability.
            if (node.Type == typeof(bool)) return Expression.Constant(Value(node));
            throw new InvalidOperationException($"A kept query holds \"{node}\", which would be asked for everybody as it was the first time.");
        }

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node is { Method: { Name: nameof(DbContext.Set), IsGenericMethod: true }, Object: { } context } && node.Method.DeclaringType == typeof(DbContext) && IsCaptured(context)
                ? Visit(((IQueryable)node.Method.Invoke(Value(context), null)!).Expression)
                : base.VisitMethodCall(node);

        protected override Expression VisitExtension(Expression node) => node is QueryRootExpression root ? root.DetachQueryProvider() : base.VisitExtension(node);

        private static bool IsCaptured(Expression node) => node switch
        {
            MemberExpression { Expression: { } inner } => IsCaptured(inner),
            ConstantExpression { Value: not (null or IQueryable) } => true,
            _ => false,
        };

        private static object? Value(Expression node) => node switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: System.Reflection.FieldInfo field } m => field.GetValue(Value(m.Expression!)),
            MemberExpression { Member: System.Reflection.PropertyInfo property } m => property.GetValue(Value(m.Expression!)),
            _ => throw new InvalidOperationException(node.ToString()),
        };
    }
}
