using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Asked;

/// <summary>News as an Atom feed; by topic, body or area when asked.</summary>
[OpenToAll, SameForAll]
public sealed class FeedModel(ScrutinyDb db, WordShelf shelf) : PageModel
{
    public async Task<IActionResult> OnGet(string? topic, string? body, string? area)
    {
        var now = db.Partnership.Clock.GetUtcNow().UtcDateTime;
        var requests = ReadTracker.Filter(await new ReadTracker(db).All(), new TrackerFilter(Given(topic), Given(body), Given(area)), now);
        return Content(AtomFeed.Write(shelf["asked"]["title"], db.Partnership.Address, Request.Path + Request.QueryString, requests, now), "application/atom+xml; charset=utf-8");
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
