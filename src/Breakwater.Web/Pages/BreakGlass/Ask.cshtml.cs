using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Breakwater.Web.Access.Unsent;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.BreakGlass;

/// <summary>The emergency way in: what you look for and why come first and are recorded; only then does anything answer.</summary>
[Needs("break_glass"), OnlyAsks]
public sealed class AskModel(SafeguardingDb db, WayIn way) : StaffPage(db)
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
        if (!await way.ProveAgain(Viewer.WorkerId, Code)) throw new RuleBroken("break-glass-code", WayIn.WrongCode);
        var opening = await new AskInEmergency(Db).Do(ActFor(LawfulStep.Emergency), Viewer, Asked, Reason);
        return RedirectToPage("/BreakGlass/Answer", new { id = opening.Id });
    }, Draw);

    private async Task Draw() => NeedsCode = await way.CanProveAgain(Viewer.WorkerId);
}
