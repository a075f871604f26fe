using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access.Unsent;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.SignIn;

/// <summary>Where somebody goes after signing in: only a page of this site, else to what they typed and never sent, else to the own desk.</summary>
internal static class BackTo
{
    public static string From(string? back, IUrlHelper url) =>
        url.IsLocalUrl(back) && !back!.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) && back != "/" ? back : "/desk";

    public static async Task<string> For(Id<Worker> worker, SafeguardingDb db, string? back, IUrlHelper url) =>
        From(back, url) is var to && to == "/desk" && await new UnsentForms(db).Wait(worker) ? "/unsent" : to;
}
