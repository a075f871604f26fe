using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>As <see cref="ForConcernAttribute"/>, for a check that an agency was asked for. The opening is a fact of the concern.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForCheckAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<SafeguardingDb>();
        var check = Id<AgencyCheck>.TryParse(context.RouteData.Values["id"]?.ToString(), null, out var id)
            ? await db.ChecksOpenTo(http.Viewer(), http.Ability()).FirstOrDefaultAsync(c => c.Id == id)
            : null;
        if (check is null)
        {
            context.Result = new NotOpen(db.Partnership.Configuration.Hub);
            return;
        }
        http.Items[typeof(AgencyCheck)] = check;
        var concern = await db.Concerns.SingleAsync(c => c.Id == check.ConcernId);
        var opened = new CheckOpened(http.Viewer().Name, db.Partnership.Configuration.AskedOf(check.Agency, check.Team).Name);
        Task Opened() => db.Look(LawfulStep.Share.About(concern.About).By(http.Viewer(), db.Partnership.Clock), opened, concern);

        if (!HttpMethods.IsPost(http.Request.Method)) await Opened();
        var done = await next();
        // A form that comes back with its faults shows whom the check is about again.
        if (HttpMethods.IsPost(http.Request.Method) && done.Result is PageResult) await Opened();
    }
}

public static class LoadedCheck
{
    /// <summary>The check that <see cref="ForCheckAttribute"/> loaded.</summary>
    public static AgencyCheck Check(this HttpContext http) => (AgencyCheck)http.Items[typeof(AgencyCheck)]!;
}
