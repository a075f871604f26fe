using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>The first sign-in: set up an authenticator before anything else, then keep the recovery codes.</summary>
[OpenToAll]
public sealed class AuthenticatorModel(SafeguardingDb db, WayIn way) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public string Secret { get; private set; } = "";

    /// <summary>The picture for the app, as a data: address.</summary>
    public string Picture { get; private set; } = "";

    public IReadOnlyList<string>? Recovery { get; private set; }

    public string GoOn => BackTo.From(Back, Url);

    public Task<IActionResult> OnGet() => Draw();

    public async Task<IActionResult> OnPost()
    {
        if (await way.HalfIn(HttpContext) is not { TotpConfirmed: false } worker) return LocalRedirect("/sign-in");
        Recovery = await way.Enrol(HttpContext, worker, Code);
        if (Recovery is not null) return Page();
        ModelState.AddModelError(nameof(Code), WayIn.WrongCode);
        return await Draw();
    }

    private async Task<IActionResult> Draw()
    {
        if (await way.HalfIn(HttpContext) is not { TotpConfirmed: false } worker) return LocalRedirect("/sign-in");
        Secret = await way.SecretToEnrol(worker);
        using var qr = QRCodeGenerator.GenerateQrCode(Totp.Uri(Secret, "Breakwater " + db.Partnership.Configuration.Name, worker.Email), QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(qr);
        Picture = "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(5));
        return Page();
    }
}
