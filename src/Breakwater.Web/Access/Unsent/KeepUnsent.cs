using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Web.Access.Unsent;

/// <summary>
/// A form arrives from somebody whose session has run out. Their cookie says whose it was, and the form's own token that it
/// was made here for that very person: then what was typed is kept until they have signed in again. Nothing is done with it
/// before, and nothing of it is sent back.
/// </summary>
internal static class KeepUnsent
{
    /// <returns>Whether it is kept.</returns>
    public static async Task<bool> From(HttpContext http)
    {
        var request = http.Request;
        if (SessionCookie.WhoRanOut(http) is not { } worker || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return false;
        try
        {
            var form = await request.ReadFormAsync(http.RequestAborted);
            // What script saves while somebody types has no key: the words are still on their screen, and the button sends them.
            if (!Guid.TryParse(form[SentOnce.Field], out var key) || !await IsTheirs(http, worker)) return false;
            var fields = form.Where(f => IsKept(f.Key)).SelectMany(f => f.Value, (f, value) => new UnsentField(f.Key, value ?? "")).ToList();
            if (fields.TrueForAll(f => string.IsNullOrWhiteSpace(f.Value))) return false;
            var db = http.RequestServices.GetRequiredService<SafeguardingDb>();
            return await new UnsentForms(db).Keep(worker, new UnsentForm(key, request.Path + request.QueryString, db.Partnership.Clock.Instant(), form.Files.Count > 0, fields));
        }
        catch (Exception fault) when (fault is BadHttpRequestException or InvalidDataException)
        {
            // Longer than we take in, or no form at all.
            return false;
        }
    }

    // Passwords and codes are typed afresh, and our own fields are made afresh.
    private static bool IsKept(string name) => !name.StartsWith("__", StringComparison.Ordinal) && !name.EndsWith("Password", StringComparison.OrdinalIgnoreCase) && name is not ("Code" or "RecoveryCode");

    private static async Task<bool> IsTheirs(HttpContext http, Id<Worker> worker)
    {
        var nobody = http.User;
        http.User = SessionCookie.As(worker);
        try
        {
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
        finally
        {
            http.User = nobody;
        }
    }
}
