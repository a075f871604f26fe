using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Account;

/// <summary>One's own password, second factor and sessions.</summary>
[Needs("own_account")]
public sealed class IndexModel(SafeguardingDb db, WayIn way) : StaffPage(db)
{
    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public Worker Me { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public Id<Session> Here => (Id<Session>)HttpContext.Items[typeof(Session)]!;

    public int RecoveryLeft => RecoveryCodes.Left(Me).Count;

    public Task OnGet() => Draw();

    public async Task<IActionResult> OnPostEnd(Id<Session> session)
    {
        if (await Db.Set<Session>().FirstOrDefaultAsync(s => s.Id == session && s.WorkerId == Viewer.WorkerId && s.EndedAt == null) is { } mine) mine.EndedAt = Clock.Instant();
        await Db.SaveChangesAsync();
        Done("That session has ended.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEverywhere()
    {
        await way.OutEverywhere(HttpContext, Viewer.WorkerId);
        return LocalRedirect("/sign-in");
    }

    public async Task<IActionResult> OnPostPassword()
    {
        if (await way.ChangePassword(HttpContext, Viewer.WorkerId, OldPassword, NewPassword, Code) is not { } no)
        {
            Done("Your password is changed. Your other sessions have ended.");
            return RedirectToPage();
        }
        ModelState.AddModelError(no.Box, no.Why);
        await Draw();
        return Page();
    }

    private async Task Draw()
    {
        Me = await Db.Set<Worker>().AsNoTracking().SingleAsync(w => w.Id == Viewer.WorkerId);
        var (oldest, quiet) = (Clock.Instant() - SessionCookie.Longest, Clock.Instant() - SessionCookie.Idle);
        Sessions = await Db.Set<Session>().AsNoTracking().Where(s => s.WorkerId == Viewer.WorkerId && s.EndedAt == null && s.StartedAt > oldest && s.SeenAt > quiet)
            .OrderByDescending(s => s.SeenAt).ToListAsync();
    }
}
