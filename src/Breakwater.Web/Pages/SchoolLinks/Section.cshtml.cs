using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
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

    /// <summary>When the two hours are over, what was typed is kept for whoever types the next code, and nothing of it is shown.</summary>
    public async Task<IActionResult> OnPost(string section, string? add, int? remove)
    {
        if (await IsOpen()) return await TakeIn(section, add, remove);
        if (await WasOpen() && await KeepTyped(section) is StatusCodeResult { StatusCode: StatusCodes.Status204NoContent }) TempData["Done"] = School["kept"];
        return ToTheDoor();
    }

    /// <summary>Once the report is sent, or the link is taken back, nothing more is kept: whoever still types there is told so in plain words.</summary>
    public async Task<IActionResult> OnPostKeep(string section)
    {
        if (await WasOpen()) return await KeepTyped(section);
        if (await new OpenSchoolLink(Db).Find(Token) is not null) return StatusCode(StatusCodes.Status410Gone);
        return new ContentResult { StatusCode = StatusCodes.Status410Gone, ContentType = "text/plain; charset=utf-8", Content = School["over.keep"] };
    }
}
