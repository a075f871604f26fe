using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Information;

/// <summary>Pages to read: privacy, cookies, accessibility, how to clear a browser's history. All of it is words.</summary>
[OpenToAll]
public sealed class ReadModel(WordShelf shelf) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    public PublicWords W => shelf[Name];
}
