using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.SignIn;

/// <summary>Why a new password was not taken, and in which box that is to be mended.</summary>
public sealed record NotTaken(string Box, string Why);

/// <summary>
/// The one way in and out. Whoever proves who they are gets a session here, and whoever has one proves it once more here before
/// what is grave. Pages ask and start no session of their own, so that another proof than password and code (an agency's own
/// sign-in) has one place to come to. How a proof is checked, and how wrong ones are counted: <see cref="TakeSignIn"/>.
/// </summary>
public sealed class WayIn(SafeguardingDb db, HalfSignedIn half)
{
    public const string Wrong = "That didn't work. Check the e-mail address and the password. After five wrong tries from where you are, the address is shut for you for half an hour.";
    public const string WrongCode = "That code didn't work. Each code works once and for about a minute: wait for the next one. After five wrong tries you are shut out for half an hour.";
    public const string WrongRecoveryCode = "That recovery code didn't work. Each works once: take another from your list, and type both groups of five. After five wrong tries you are shut out for half an hour.";

    private readonly TakeSignIn _take = new(db);

    /// <summary>By password: half in, without a session, until the second factor is given.</summary>
    /// <returns>Who it is; null: no.</returns>
    public async Task<Worker?> ByPassword(HttpContext http, string? email, string? password)
    {
        if (await _take.Password(email, password, http.Connection.RemoteIpAddress) is not { } worker) return null;
        half.Begin(http, worker);
        return worker;
    }

    /// <summary>By a one-time link, which is used up, and a password that was found good: half in as well.</summary>
    public async Task ByInvitation(HttpContext http, Worker worker, string key, string password)
    {
        await new Invite(db).Use(key);
        await _take.SetPassword(worker, password);
        half.Begin(http, worker);
    }

    /// <summary>Who is half in, and lacks the second factor; null: nobody.</summary>
    public Task<Worker?> HalfIn(HttpContext http) => half.Who(http);

    /// <summary>The second factor by a code of the authenticator. True: there is a session now.</summary>
    public async Task<bool> ByCode(HttpContext http, Worker worker, string? code)
    {
        if (!await _take.Code(worker, code)) return false;
        await AllIn(http, worker);
        return true;
    }

    /// <summary>The second factor by a recovery code, which is used up. True: there is a session now.</summary>
    public async Task<bool> ByRecoveryCode(HttpContext http, Worker worker, string? code)
    {
        if (!await _take.Recovery(worker, code)) return false;
        await AllIn(http, worker);
        return true;
    }

    /// <summary>The secret that an authenticator is set up with.</summary>
    public Task<string> SecretToEnrol(Worker worker) => _take.SecretToEnrol(worker);

    /// <summary>The second factor by the first code of a new authenticator.</summary>
    /// <returns>The recovery codes, to be shown once; there is a session now. Null: the code was wrong.</returns>
    public async Task<IReadOnlyList<string>?> Enrol(HttpContext http, Worker worker, string? code)
    {
        if (await _take.Enrol(worker, code) is not { } recovery) return null;
        await AllIn(http, worker);
        return recovery;
    }

    /// <summary>In the demonstration, as one of its people, without a proof: whether that is offered is for the page to say.</summary>
    public Task AsInvented(HttpContext http, Worker worker) => Start(http, worker);

    /// <summary>Whether somebody who is signed in has something to prove it by once more: whoever walked in has nothing.</summary>
    public Task<bool> CanProveAgain(Id<Worker> who) => db.Set<Worker>().Where(w => w.Id == who).Select(w => w.TotpConfirmed).SingleAsync();

    /// <summary>Somebody who is signed in proves once more who they are, by a fresh code, where they can.</summary>
    public async Task<bool> ProveAgain(Id<Worker> who, string? code)
    {
        var me = await db.Set<Worker>().SingleAsync(w => w.Id == who);
        return !me.TotpConfirmed || await _take.CodeAgain(me, code);
    }

    /// <summary>A new password for somebody who proves once more who they are, by the old one and a code. Their other sessions end.</summary>
    /// <returns>Why it was not taken; null: it was.</returns>
    public async Task<NotTaken?> ChangePassword(HttpContext http, Id<Worker> who, string? old, string? chosen, string? code)
    {
        var me = await db.Set<Worker>().SingleAsync(w => w.Id == who);
        if (await _take.PasswordAgain(me, old) is null) return new("OldPassword", "That isn't your password, or you are shut out for a while after wrong tries.");
        if (Passwords.Fault(chosen, me) is { } fault) return new("NewPassword", fault);
        if (!await _take.CodeAgain(me, code)) return new("Code", WrongCode);
        await _take.SetPassword(me, chosen!);
        await Start(http, me);
        return null;
    }

    /// <summary>Ends the session of this browser, here and on the server, and asks the browser to forget what it kept.</summary>
    public async Task Out(HttpContext http)
    {
        await SessionCookie.End(http, db);
        await db.SaveChangesAsync();
        await http.SignOutAsync(SessionCookie.Scheme);
        Forget(http);
    }

    /// <summary>Ends all sessions of somebody, this one too.</summary>
    public async Task OutEverywhere(HttpContext http, Id<Worker> who)
    {
        await _take.EndSessions(who, except: null);
        await db.SaveChangesAsync();
        Forget(http);
    }

    private async Task AllIn(HttpContext http, Worker worker)
    {
        HalfSignedIn.End(http);
        await Start(http, worker);
    }

    private Task Start(HttpContext http, Worker worker) => SessionCookie.Start(http, db, worker, Devices.Say(http.Request.Headers.UserAgent));

    private static void Forget(HttpContext http) => http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
}
