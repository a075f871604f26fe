using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>The second factor: a code of the authenticator, or a recovery code. Only then is there a session.</summary>
[OpenToAll]
public sealed class CodeModel(SafeguardingDb db, WayIn way) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? RecoveryCode { get; set; }

    public async Task<IActionResult> OnGet() => await way.HalfIn(HttpContext) is { TotpConfirmed: true } ? Page() : LocalRedirect("/sign-in");

    public async Task<IActionResult> OnPost()
    {
        if (await way.HalfIn(HttpContext) is not { TotpConfirmed: true } worker) return LocalRedirect("/sign-in");
        var recovers = !string.IsNullOrWhiteSpace(RecoveryCode);
        if (recovers ? await way.ByRecoveryCode(HttpContext, worker, RecoveryCode) : await way.ByCode(HttpContext, worker, Code))
            return LocalRedirect(await BackTo.For(worker.Id, db, Back, Url));
        ModelState.AddModelError(recovers ? nameof(RecoveryCode) : nameof(Code), recovers ? WayIn.WrongRecoveryCode : WayIn.WrongCode);
        return Page();
    }
}
