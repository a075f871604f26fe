using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages;

/// <summary>The first page: what this is, 999 first, report, come back, signs, whom to ring.</summary>
[OpenToAll]
public sealed class IndexModel(WordShelf shelf, OpenPartnership partnership) : PageModel
{
    public PublicWords W { get; } = shelf["home"];

    public bool WalkIn => partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true };
}
