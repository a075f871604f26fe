using System.Globalization;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.SignIn;

/// <summary>
/// Between the password and the second factor: a sealed cookie that names the person for ten minutes and opens nothing.
/// It dies with a change of password, because it carries the security stamp.
/// </summary>
public sealed class HalfSignedIn(IDataProtectionProvider protection, SafeguardingDb db)
{
    private const string Cookie = "__Host-breakwater-half";
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
    private readonly IDataProtector _protector = protection.CreateProtector("half signed in");

    public void Begin(HttpContext http, Worker worker)
    {
        var until = (db.Partnership.Clock.Instant() + Good).Ticks.ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie, _protector.Protect($"{worker.Id}|{until}|{worker.SecurityStamp}"),
            new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
    }

    public async Task<Worker?> Who(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie) return null;
        string[] parts;
        try
        {
            parts = _protector.Unprotect(cookie).Split('|');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
        if (parts is not [var id, var until, var stamp] || long.Parse(until, CultureInfo.InvariantCulture) < db.Partnership.Clock.Instant().Ticks) return null;
        var worker = Id<Worker>.Parse(id, null);
        return await db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == worker && w.Active && w.SecurityStamp == stamp);
    }

    public static void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, new CookieOptions { Secure = true, Path = "/" });
}
