using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>An open file of published minutes, to keep and not to run in the page.</summary>
[OpenToAll]
public sealed class FileModel(ScrutinyDb db) : PageModel
{
    public async Task<IActionResult> OnGet(Id<ItemFile> id)
    {
        var open = await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.SealedName == null && db.Meetings.Any(m => m.Id == f.MeetingId && m.MinutesPublishedAt != null));
        if (open is null || open.Restriction is not null) return new NotOpen(db.Partnership.Configuration.Hub);
        return File(await new AttachFile(db).Bytes(open), ItemFile.Kinds[open.Ending], open.PublicName + open.Ending);
    }
}
