using System.Data.Common;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Breakwater.Web.Pages.Report;

/// <summary>
/// "Exit this page": forgets drafts and cookies, tells the browser to clear what it holds of this site, and goes to an
/// everyday page. Going Back afterwards asks us again, and there is nothing left to show. Somebody who is signed in stays so where
/// the browser doesn't clear by being told; a form that they have open elsewhere is to be opened again.
/// </summary>
[OpenToAll]
public sealed class LeaveModel(SafeguardingDb db, PageFrame frame, IOptions<AntiforgeryOptions> forms, IOptions<CookieTempDataProviderOptions> notes) : PageModel
{
    public async Task<IActionResult> OnGet()
    {
        foreach (var cookie in new[] { DraftCookie.Report, DraftCookie.Reply, DraftCookie.School }) cookie.Forget(Response);
        // A browser that doesn't know the header below (Safari before 17) would send the step that Back shows once more, and it would be taken.
        foreach (var cookie in new[] { forms.Value.Cookie, notes.Value.Cookie }) Response.Cookies.Delete(cookie.Name!, new CookieOptions { Secure = true, Path = "/" });
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        try
        {
            var drafts = new Drafts(db);
            foreach (var (form, cookie) in new[] { ("report", DraftCookie.Report), ("reply", DraftCookie.Reply) })
                if (cookie.Read(Request) is { } token) await drafts.Forget(form, token);
            await db.SaveChangesAsync();
        }
        catch (Exception fault) when (fault is DbUpdateException or DbException)
        {
            // Pressed twice at the same moment, or nothing can be stored just now. Whoever has to leave leaves: no browser leads to
            // the draft any more, and it runs out by itself.
        }
        return Redirect(frame.LeaveTo);
    }
}
