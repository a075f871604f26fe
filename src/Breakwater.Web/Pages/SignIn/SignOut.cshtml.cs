using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>Ends the session here and on the server, and asks the browser to forget what it kept.</summary>
[OpenToAll]
public sealed class SignOutModel(SafeguardingDb db) : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        await SessionCookie.End(HttpContext, db);
        await db.SaveChangesAsync();
        await HttpContext.SignOutAsync(SessionCookie.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return LocalRedirect("/sign-in");
    }
}
