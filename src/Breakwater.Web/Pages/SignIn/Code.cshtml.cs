using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>The second factor: a code of the authenticator, or a recovery code. Only then is there a session.</summary>
[OpenToAll]
public sealed class CodeModel(SafeguardingDb db, HalfSignedIn half) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? RecoveryCode { get; set; }

    public async Task<IActionResult> OnGet() => await half.Who(HttpContext) is { TotpConfirmed: true } ? Page() : LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPost()
    {
        if (await half.Who(HttpContext) is not { TotpConfirmed: true } worker) return LocalRedirect("/sign-in");
        var take = new TakeSignIn(db);
        if (string.IsNullOrWhiteSpace(RecoveryCode) ? await take.Code(worker, Code) : await take.Recovery(worker, RecoveryCode))
        {
            HalfSignedIn.End(HttpContext);
            await SessionCookie.Start(HttpContext, db, worker, Devices.Say(Request.Headers.UserAgent));
            return LocalRedirect(await BackTo.For(worker.Id, db, Back, Url));
        }
        ModelState.AddModelError(string.IsNullOrWhiteSpace(RecoveryCode) ? nameof(Code) : nameof(RecoveryCode), TakeSignIn.WrongCode);
        return Page();
    }
}
