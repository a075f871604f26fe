using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
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
        var concern = Id<Concern>.TryParse(context.RouteData.Values["id"]?.ToString(), null, out var id) ? await Load(db, http, id) : null;
        if (concern is null)
        {
            context.Result = new NotOpen(db.Partnership.Configuration.Hub);
            return;
        }
        http.Items[typeof(Concern)] = concern;
        Looked look = WhoLookedOnly ? new AccessRead(http.Viewer().Name) : new ConcernOpened(http.Viewer().Name);
        // What a look is for comes from what opened the record: the oversight of who looked, an emergency, or the work on it.
        var step = WhoLookedOnly ? LawfulStep.Oversight : http.Viewer().BreakGlassRecordId == concern.Id.Value ? LawfulStep.Emergency : LawfulStep.Triage;
        // What the page shows of other concerns is told with the opening, in one commit.
        async Task Opened() => await db.Look(step.By(http.Viewer(), db.Partnership.Clock),
            [(look, concern), .. context.HandlerInstance is IShowsOthers page ? await page.Others(concern) : []]);

        if (!HttpMethods.IsPost(http.Request.Method)) await Opened();
        var done = await next();
        // A form that comes back with its faults shows the record again.
        if (HttpMethods.IsPost(http.Request.Method) && done.Result is PageResult) await Opened();
    }

    // With its people, its key, and whether it has matches and shares anything, in one statement. What is only read isn't watched for changes.
    private static async Task<Concern?> Load(SafeguardingDb db, HttpContext http, Id<Concern> id)
    {
        var (viewer, ability, recordId, reads) = (http.Viewer(), http.Ability(), id.Value, !HttpMethods.IsPost(http.Request.Method));
        IQueryable<Concern> Watched(IQueryable<Concern> concerns) => reads ? concerns.AsNoTracking() : concerns;
        var found = await db.Kept((reads ? "read " : "change ") + ability.Code, viewer, default, id, () =>
        {
            var grounds = new EarlierConcerns(db).Grounds(id);
            return Watched(db.OpenTo(viewer, ability)).Include(c => c.People).Where(c => c.Id == id)
                .LeftJoin(db.Set<RecordKey>().Where(k => k.RecordId == recordId && k.Class == KeyClass.Content), _ => 1, _ => 1, (c, key) => new
                {
                    Concern = c,
                    Key = key,
                    HasMatches = db.Matches.Any(m => m.LaterConcernId == id) || db.Matches.Any(m => m.EarlierConcernId == id),
                    Shares = grounds.Any(),
                });
        });
        if (found is not [var one]) return null;
        db.Know(one.Key);
        http.Items[typeof(PossibleMatch)] = one.HasMatches;
        http.Items[typeof(EarlierConcern)] = one.Shares;
        return one.Concern;
    }
}

/// <summary>A page of one concern that shows something of others beside it: their owners are told of that before the page is sent.</summary>
public interface IShowsOthers
{
    /// <summary>What is to be told, and to which records; asked for once for each page, before it is sent.</summary>
    Task<IReadOnlyList<(Looked Fact, IRecord Record)>> Others(Concern concern);
}

public static class LoadedRecords
{
    /// <summary>The concern that <see cref="ForConcernAttribute"/> loaded.</summary>
    public static Concern Concern(this HttpContext http) => (Concern)http.Items[typeof(Concern)]!;

    /// <summary>Whether that concern shared anything with another one, or was linked, when it was loaded.</summary>
    public static bool Shares(this HttpContext http) => http.Items[typeof(EarlierConcern)] is true;

    /// <summary>Whether anybody of that concern may be somebody of another one; which of those the viewer may see is asked later.</summary>
    public static bool HasMatches(this HttpContext http) => http.Items[typeof(PossibleMatch)] is true;
}
