using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>Search in what is published. What was typed is kept nowhere.</summary>
[OpenToAll]
public sealed class SearchModel(ScrutinyDb db, WordShelf shelf, OpenPartnership partnership) : PageModel
{
    public const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public PublicWords W { get; } = shelf["minutes"];

    public IReadOnlyList<PublishedText>? Found { get; private set; }

    public async Task OnGet()
    {
        if (string.IsNullOrWhiteSpace(Q)) return;
        Found = await partnership.Find(db, Q, Most) ?? [];
    }

    /// <summary>The words around the first that was found; the whole where it is short.</summary>
    public string Around(PublishedText text)
    {
        const int Window = 320;
        if (text.Text.Length <= Window) return text.Text;
        var at = Q!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => text.Text.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var from = Math.Clamp(at - 100, 0, text.Text.Length - Window);
        return $"{(from > 0 ? "… " : "")}{text.Text.AsSpan(from, Window)} …";
    }
}
