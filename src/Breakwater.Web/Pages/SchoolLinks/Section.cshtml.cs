using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.SchoolLinks;

/// <summary>One section of a school's report.</summary>
[OpenToAll]
public sealed class SectionModel(SafeguardingDb db, WordShelf shelf) : SchoolForm(db, shelf)
{
    public async Task<IActionResult> OnGet(string section)
    {
        if (!await IsOpen()) return ToTheDoor();
        if (!AllSections.Contains(section)) return LocalRedirect(Root);
        await Load(section);
        return Page();
    }

    public async Task<IActionResult> OnPost(string section, string? add, int? remove) =>
        await IsOpen() ? await TakeIn(section, add, remove) : ToTheDoor();

    /// <summary>Once the report is sent, or the link is taken back, nothing more is kept.</summary>
    public async Task<IActionResult> OnPostKeep(string section) =>
        await IsOpen() ? await KeepTyped(section) : StatusCode(StatusCodes.Status410Gone);
}
