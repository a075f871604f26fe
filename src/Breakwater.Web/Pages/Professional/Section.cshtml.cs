using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Professional;

/// <summary>One section of a partner's report.</summary>
[Needs("report_professional")]
public sealed class SectionModel(SafeguardingDb db, WordShelf shelf) : ByWorker(db, shelf)
{
    public async Task<IActionResult> OnGet(string section)
    {
        if (!AllSections.Contains(section)) return LocalRedirect(Root);
        await Load(section);
        return Page();
    }

    public Task<IActionResult> OnPost(string section, string? add, int? remove) => TakeIn(section, add, remove);

    public Task<IActionResult> OnPostKeep(string section) => KeepTyped(section);
}
