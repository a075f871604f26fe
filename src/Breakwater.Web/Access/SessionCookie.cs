using System.Security.Claims;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access;

/// <summary>
/// The cookie holds, sealed, a session's id and whose it is, and nothing else: a row that names somebody else by now opens
/// nothing. Each request reads session and worker in one statement, so that ending a session, leaving the agency or a change
/// of role works at once.
/// </summary>
public static class SessionCookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(60);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    // A cookie that opens nothing any more still says for a day whose form it was that came too late (WhoRanOut).
    private static readonly TimeSpan Names = Longest + TimeSpan.FromDays(1);

    public static void AddSessionCookie(this IServiceCollection services) => services.AddAuthentication(Scheme).AddCookie(Scheme, cookie =>
    {
        cookie.Cookie.Name = "__Host-breakwater";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = Names;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/sign-in";
        cookie.Events.OnValidatePrincipal = Read;
    });

    /// <summary>Starts a session for somebody who has proved who they are, and signs this browser in. Called by <see cref="SignIn.WayIn"/> alone.</summary>
    internal static async Task Start(HttpContext http, SafeguardingDb db, Worker worker, string? device)
    {
        var now = db.Partnership.Clock.Instant();
        await End(http, db);
        var session = new Session { Id = Id<Session>.New(db.Partnership.Clock), WorkerId = worker.Id, StartedAt = now, SeenAt = now, Device = device };
        db.Add(session);
        await db.SaveChangesAsync();
        var identity = new ClaimsIdentity([new Claim("session", session.Id.ToString()), new Claim("worker", worker.Id.ToString())], Scheme);
        await http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends the session of this browser, if it has one. Saved by the caller or by the next session's start.</summary>
    public static async Task End(HttpContext http, SafeguardingDb db)
    {
        if (http.Items[typeof(Session)] is not Id<Session> id || await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == id) is not { } session) return;
        session.EndedAt = db.Partnership.Clock.Instant();
    }

    /// <summary>Whether this browser brought a session that opens nothing any more; whoever brings none is a stranger.</summary>
    public static async Task<bool> IsOver(HttpContext http) => (await http.AuthenticateAsync(Scheme)).Failure is not null;

    /// <summary>On a request that sends a form: whose session it was that ran out by itself. One that was ended names nobody.</summary>
    public static Id<Worker>? WhoRanOut(HttpContext http) => http.Items[typeof(SessionCookie)] as Id<Worker>?;

    /// <summary>Somebody as the tokens of forms know them: by who they are and not by their session, so that a form outlives it.</summary>
    public static ClaimsPrincipal As(Id<Worker> worker) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, worker.ToString())], Scheme));

    private static async Task Read(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var db = http.RequestServices.GetRequiredService<SafeguardingDb>();
        var now = db.Partnership.Clock.Instant();
        if (!Id<Session>.TryParse(context.Principal?.FindFirst("session")?.Value, null, out var id) || !Id<Worker>.TryParse(context.Principal?.FindFirst("worker")?.Value, null, out var whose))
        {
            context.RejectPrincipal();
            return;
        }

        var (oldest, quietSince) = (now - Longest, now - Idle);
        var ask = db.Partnership.Kept(db, "session", () => EF.CompileAsyncQuery((SafeguardingDb inner, Id<Session> session, Id<Worker> worker, DateTime startedAfter, DateTime seenAfter) => (
            from s in inner.Set<Session>()
            join w in inner.Set<Worker>() on s.WorkerId equals w.Id
            where s.Id == session && w.Id == worker && s.EndedAt == null && w.Active && s.StartedAt > startedAfter && s.SeenAt > seenAfter
            select new { s.SeenAt, s.BreakGlassRecordId, s.BreakGlassUntil, w.Id, w.Name, w.Agency, w.Team, w.Roles }).AsNoTracking().FirstOrDefault()));
        var found = await ask(db, id, whose, oldest, quietSince);
        if (found is null)
        {
            if (HttpMethods.IsPost(http.Request.Method))
                http.Items[typeof(SessionCookie)] = await (
                    from s in db.Set<Session>()
                    join w in db.Set<Worker>() on s.WorkerId equals w.Id
                    where s.Id == id && w.Id == whose && s.EndedAt == null && w.Active
                    select (Id<Worker>?)w.Id).FirstOrDefaultAsync();
            context.RejectPrincipal();
            return;
        }
        context.ReplacePrincipal(As(found.Id));

        var broken = found.BreakGlassUntil > now ? found.BreakGlassRecordId : null;
        var roles = found.Roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        http.Items[typeof(Viewer)] = new Viewer(found.Id, found.Name, found.Agency, found.Team, roles, broken);
        http.Items[typeof(Session)] = id;
        http.Items["break-glass-until"] = broken is null ? null : found.BreakGlassUntil;
        if (now - found.SeenAt > TimeSpan.FromMinutes(1)) await Seen(db, id, now);
    }

    // Once a minute is enough to know that somebody is still there.
    private static async Task Seen(SafeguardingDb db, Id<Session> id, DateTime now)
    {
        var session = await db.Set<Session>().FirstOrDefaultAsync(s => s.Id == id);
        if (session is null) return;
        session.SeenAt = now;
        await db.SaveChangesAsync();
    }
}
