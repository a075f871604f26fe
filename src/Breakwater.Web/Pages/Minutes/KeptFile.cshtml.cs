using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>A file that is kept from the public, for members and officers: opened as a fact, then handed over.</summary>
[Needs("read_exempt")]
public sealed class KeptFileModel(ScrutinyDb db) : ScrutinyPage(db)
{
    public async Task<IActionResult> OnGet(Id<ItemFile> id)
    {
        if (await Db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.SealedName != null) is not { Restriction.IsForGood: false } kept) return NotOpen();
        if (await Db.Items.AsNoTracking().FirstOrDefaultAsync(i => i.Id == kept.ItemId) is not { } item || item.Restriction?.IsForGood == true) return NotOpen();
        await Db.Look(ActFor(LawfulStep.Scrutinise), new ExemptRead(Viewer.Name, item.Number ?? item.PublicTitle), item);
        Response.Headers.CacheControl = "no-store";
        return File(await new AttachFile(Db).Bytes(kept), ItemFile.Kinds[kept.Ending], await new AttachFile(Db).Name(kept));
    }
}
