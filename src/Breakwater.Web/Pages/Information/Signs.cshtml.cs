using Breakwater.Kernel.Configuration;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Information;

/// <summary>Signs to spot, in plain words, from the partnership's configuration.</summary>
[OpenToAll]
public sealed class SignsModel(WordShelf shelf, PartnershipConfiguration configuration) : PageModel
{
    public PublicWords W { get; } = shelf["signs"];

    public IReadOnlyList<Sign> Signs => configuration.Signs;

    public string Home => HttpContext.ViewerOrNull() is null ? "/" : "/desk";
}
