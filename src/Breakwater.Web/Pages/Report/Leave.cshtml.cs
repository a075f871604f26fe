using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Report;

/// <summary>
/// "Exit this page": forgets drafts and cookies, tells the browser to clear what it holds of this site, and goes to an
/// everyday page. Going Back afterwards asks us again, and there is nothing left to show.
/// </summary>
[OpenToAll]
public sealed class LeaveModel(SafeguardingDb db, PageFrame frame) : PageModel
{
    public async Task<IActionResult> OnGet()
    {
        var drafts = new Drafts(db);
        foreach (var (form, cookie) in new[] { ("report", DraftCookie.Report), ("reply", DraftCookie.Reply) })
        {
            if (cookie.Read(Request) is { } token) await drafts.Forget(form, token);
            cookie.Forget(Response);
        }
        DraftCookie.School.Forget(Response);
        await db.SaveChangesAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect(frame.LeaveTo);
    }
}
