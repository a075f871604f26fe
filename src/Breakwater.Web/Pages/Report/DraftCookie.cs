using Breakwater.Safeguarding.Concerns;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Web.Pages.Report;

/// <summary>
/// The cookie of a form that somebody fills in without an account: it holds the draft's random token and nothing else,
/// goes when the browser closes, and its name says nothing.
/// </summary>
public sealed class DraftCookie(string name)
{
    public static readonly DraftCookie Report = new("__Host-draft");
    public static readonly DraftCookie Reply = new("__Host-back");
    public static readonly DraftCookie School = new("__Host-link");

    /// <summary>The token, or null when there is none or it was not made here.</summary>
    public string? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(name, out var token) && token is { Length: 64 } && token.All(char.IsAsciiHexDigitLower) ? token : null;

    /// <summary>Gives this browser a token: a fresh one unless told.</summary>
    public string Give(HttpResponse response, string? token = null)
    {
        token ??= Drafts.NewToken();
        response.Cookies.Append(name, token, Options());
        return token;
    }

    public void Forget(HttpResponse response) => response.Cookies.Delete(name, Options());

    private static CookieOptions Options() => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
