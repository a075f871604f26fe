using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.SchoolLinks;

/// <summary>
/// The door behind a school's link: a code goes to the school's own address and is typed here. Opening the page changes
/// nothing, so that a mail scanner that follows links uses nothing up.
/// </summary>
[OpenToAll]
public sealed class OpenModel(SafeguardingDb db, WordShelf shelf, OpenPartnership partnership) : PageModel
{
    private readonly OpenSchoolLink _links = new(db);

    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public string? Code { get; set; }

    public PublicWords W { get; } = shelf["school"];

    /// <summary>Null: the page says that the link doesn't work, in the same words whatever the cause.</summary>
    public SchoolLink? Link { get; private set; }

    public bool CodeIsOut => Link?.CodeUntil > db.Partnership.Clock.Instant();

    public async Task<IActionResult> OnGet()
    {
        Link = await _links.Find(Token);
        if (Link is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Link is not null && _links.IsOpenIn(Link, DraftCookie.School.Read(Request)) ? LocalRedirect($"/school/{Token}/report") : Page();
    }

    public Task<IActionResult> OnPostSend() => Try(async link =>
    {
        var code = await _links.SendCode(link);
        if (partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true }) TempData["Mail"] = W.Say("demo.code", code);
        return LocalRedirect($"/school/{Token}");
    });

    public Task<IActionResult> OnPostType() => Try(async link =>
    {
        DraftCookie.School.Give(Response, await _links.TypeCode(link, Code));
        return LocalRedirect($"/school/{Token}/report");
    });

    private async Task<IActionResult> Try(Func<SchoolLink, Task<IActionResult>> work)
    {
        Link = await _links.Find(Token);
        if (Link is null) return LocalRedirect($"/school/{Token}");
        try
        {
            return await work(Link);
        }
        catch (Exception fault) when (fault is RuleBroken or SecondWriter)
        {
            ModelState.AddModelError(nameof(Code), fault is RuleBroken ? fault.Message : W["fault.again"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }
}
