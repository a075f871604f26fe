using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>Where a one-time link leads: choose a password, then set up the second factor.</summary>
[OpenToAll]
public sealed class WelcomeModel(SafeguardingDb db, WayIn way) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public Worker? Person { get; private set; }

    public async Task OnGet() => Person = await new Invite(db).Who(Key);

    public async Task<IActionResult> OnPost()
    {
        await OnGet();
        if (Person is null) return Page();
        if (Passwords.Fault(Password, Person) is { } fault)
        {
            ModelState.AddModelError(nameof(Password), fault);
            return Page();
        }
        await way.ByInvitation(HttpContext, Person, Key!, Password!);
        return RedirectToPage(Person.TotpConfirmed ? "/SignIn/Code" : "/SignIn/Authenticator");
    }
}
