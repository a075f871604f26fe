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
public sealed class IndexModel(SafeguardingDb db) : StaffPage(db)
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
        await new TakeSignIn(Db).EndSessions(Viewer.WorkerId, except: null);
        await Db.SaveChangesAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return LocalRedirect("/sign-in");
    }

    public async Task<IActionResult> OnPostPassword()
    {
        await Draw();
        var take = new TakeSignIn(Db);
        if (await take.PasswordAgain(Me, OldPassword) is not { } me) ModelState.AddModelError(nameof(OldPassword), "That isn't your password, or you are shut out for a while after wrong tries.");
        else if (Passwords.Fault(NewPassword, me) is { } fault) ModelState.AddModelError(nameof(NewPassword), fault);
        else if (!await take.CodeAgain(me, Code)) ModelState.AddModelError(nameof(Code), TakeSignIn.WrongCode);
        else
        {
            await take.SetPassword(me, NewPassword!);
            await SessionCookie.Start(HttpContext, Db, me, Devices.Say(Request.Headers.UserAgent));
            Done("Your password is changed. Your other sessions have ended.");
            return RedirectToPage();
        }
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
