using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>Where somebody goes after signing in: only a page of this site, else the own desk.</summary>
internal static class BackTo
{
    public static string From(string? back, IUrlHelper url) =>
        url.IsLocalUrl(back) && !back!.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) && back != "/" ? back : "/desk";
}
