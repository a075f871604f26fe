using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Breakwater.Web.Hosting;
using Breakwater.Web.Pages.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages;

/// <summary>Where people sign in. In the demonstration they walk in as one of its people, without a password.</summary>
[OpenToAll]
public sealed class SignInModel(SafeguardingDb db, OpenPartnership partnership, WayIn way) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether a page led them here because the session that they had is over.</summary>
    public bool WasSignedOut { get; private set; }

    /// <summary>Whether they sent something on the page that led them here, and it is not kept.</summary>
    public bool IsLost { get; private set; }

    public IReadOnlyList<Worker> People { get; private set; } = [];

    public bool WalkIn => partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true };

    public AbilityTable Abilities => partnership.Abilities;

    public string Hub => partnership.Partnership.Configuration.Hub.Phone;

    public string AgencyName(string code) => partnership.Partnership.Configuration.AgencyOf(code).Name;

    /// <summary>Somebody of the demonstration by e-mail name; null when the administrator took them out.</summary>
    public Worker? Person(string who) => People.FirstOrDefault(p => p.Email.StartsWith(who + "@", StringComparison.Ordinal));

    // Addresses under .example can belong to nobody (RFC 2606); whoever has another one signs in, in a demonstration as well.
    private IQueryable<Worker> Invented => db.Set<Worker>().Where(w => w.Active && w.NormalisedEmail.EndsWith(".EXAMPLE"));

    public async Task OnGet()
    {
        WasSignedOut = Back is not null && await SessionCookie.IsOver(HttpContext);
        IsLost = Request.Query.ContainsKey(AbilityGate.Lost) && HttpContext.ViewerOrNull() is null;
        People = WalkIn ? await Invented.AsNoTracking().OrderBy(w => w.Agency).ThenBy(w => w.Name).ToListAsync() : [];
    }

    public async Task<IActionResult> OnPost(Id<Worker> who)
    {
        if (!WalkIn || await Invented.FirstOrDefaultAsync(w => w.Id == who) is not { } worker) return RedirectToPage();
        await way.AsInvented(HttpContext, worker);
        return LocalRedirect(await BackTo.For(worker.Id, db, Back, Url));
    }

    /// <summary>On to whoever takes the next step of a guided story, by the front of their e-mail address.</summary>
    public async Task<IActionResult> OnPostNext(string next)
    {
        if (!WalkIn || Story.All.All(s => s.Steps.All(step => step.Who != next))) return RedirectToPage();
        var address = next + "@";
        return await Invented.Where(w => w.Email.StartsWith(address)).Select(w => (Id<Worker>?)w.Id).FirstOrDefaultAsync() is { } who ? await OnPost(who) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostPassword()
    {
        if (await way.ByPassword(HttpContext, Email, Password) is { } worker)
            return RedirectToPage(worker.TotpConfirmed ? "/SignIn/Code" : "/SignIn/Authenticator", new { back = BackTo.From(Back, Url) });
        ModelState.AddModelError(nameof(Email), WayIn.Wrong);
        await OnGet();
        return Page();
    }
}
