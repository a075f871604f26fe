using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages;

/// <summary>Where people sign in. In the demonstration they walk in as one of its people, without a password.</summary>
[OpenToAll]
public sealed class SignInModel(SafeguardingDb db, OpenPartnership partnership) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IReadOnlyList<Worker> People { get; private set; } = [];

    public bool WalkIn => partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true };

    public async Task OnGet() => People = WalkIn ? await db.Set<Worker>().AsNoTracking().Where(w => w.Active).OrderBy(w => w.Agency).ThenBy(w => w.Name).ToListAsync() : [];

    public async Task<IActionResult> OnPost(Id<Worker> who)
    {
        if (!WalkIn || await db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == who && w.Active) is not { } worker) return RedirectToPage();
        await SessionCookie.Start(HttpContext, db, worker, "demonstration");
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/desk");
    }
}
