using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>Ends the session here and on the server, and asks the browser to forget what it kept.</summary>
[OpenToAll]
public sealed class SignOutModel(WayIn way) : PageModel
{
    public async Task<IActionResult> OnPost()
    {
        await way.Out(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
