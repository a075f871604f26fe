using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.BreakGlass;

/// <summary>The emergency way in: what you look for and why come first and are recorded; only then does anything answer.</summary>
[Needs("break_glass")]
public sealed class AskModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty]
    public string? Asked { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>A fresh code is asked of whoever has a second factor: outside the demonstration, everybody.</summary>
    public bool NeedsCode { get; private set; }

    public int Minutes => Db.Partnership.Configuration.Hub.BreakGlassMinutes;

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var me = await Db.Set<Worker>().SingleAsync(w => w.Id == Viewer.WorkerId);
        if (me.TotpConfirmed && !await new TakeSignIn(Db).CodeAgain(me, Code)) throw new RuleBroken("break-glass-code", TakeSignIn.WrongCode);
        var opening = await new AskInEmergency(Db).Do(ActFor(LawfulStep.Emergency), Viewer, Asked, Reason);
        return RedirectToPage("/BreakGlass/Answer", new { id = opening.Id });
    }, Draw);

    private async Task Draw() => NeedsCode = await Db.Set<Worker>().Where(w => w.Id == Viewer.WorkerId).Select(w => w.TotpConfirmed).SingleAsync();
}
