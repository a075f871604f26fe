using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>
/// Loads the concern that the route names, by the endpoint's ability and within the query; not there and not yours are
/// one answer. A GET is an opening: the fact is stored before the page is made. The page takes it by <c>Http.Concern()</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForConcernAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>True where the page shows who looked and nothing of the concern itself: the fact then says that.</summary>
    public bool WhoLookedOnly { get; init; }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<SafeguardingDb>();
        var concern = Id<Concern>.TryParse(context.RouteData.Values["id"]?.ToString(), null, out var id) ? await Load(db, http.Viewer(), http.Ability(), id) : null;
        if (concern is null)
        {
            context.Result = new NotOpen(db.Partnership.Configuration.Hub);
            return;
        }
        http.Items[typeof(Concern)] = concern;
        Looked look = WhoLookedOnly ? new AccessRead(http.Viewer().Name) : new ConcernOpened(http.Viewer().Name);
        Task Opened() => db.Look(LawfulStep.Triage.By(http.Viewer(), db.Partnership.Clock), look, concern);

        if (!HttpMethods.IsPost(http.Request.Method)) await Opened();
        var done = await next();
        // A form that comes back with its faults shows the record again.
        if (HttpMethods.IsPost(http.Request.Method) && done.Result is PageResult) await Opened();
    }

    // With its people and its key, in one statement.
    private static async Task<Concern?> Load(SafeguardingDb db, Viewer viewer, Ability ability, Id<Concern> id)
    {
        var recordId = id.Value;
        var found = await db.Kept("concern by " + ability.Code, viewer, default, id, () => db.OpenTo(viewer, ability).Include(c => c.People).Where(c => c.Id == id)
            .LeftJoin(db.Set<RecordKey>().Where(k => k.RecordId == recordId && k.Class == KeyClass.Content), _ => 1, _ => 1, (c, key) => new { Concern = c, Key = key }));
        if (found is not [var one]) return null;
        db.Know(one.Key);
        return one.Concern;
    }
}

public static class LoadedRecords
{
    /// <summary>The concern that <see cref="ForConcernAttribute"/> loaded.</summary>
    public static Concern Concern(this HttpContext http) => (Concern)http.Items[typeof(Concern)]!;
}
