using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>The part of an item that is kept from the public, for members and officers: opened as a fact, then shown.</summary>
[Needs("read_exempt")]
public sealed class ExemptModel(ScrutinyDb db, WordShelf shelf) : ScrutinyPage(db)
{
    public PublicWords W { get; } = shelf["minutes"];

    public Item Item { get; private set; } = null!;

    public string WholeTitle { get; private set; } = "";

    public IReadOnlyList<(string? Number, string Words)> Passages { get; private set; } = [];

    public IReadOnlyList<(Id<ItemFile> Id, string Name)> Files { get; private set; } = [];

    public async Task<IActionResult> OnGet(Id<Item> id)
    {
        if (await Db.Items.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && (i.SealedTitle != null || Db.Passages.Any(p => p.ItemId == i.Id && p.Sealed != null) || Db.Files.Any(f => f.ItemId == i.Id && f.SealedName != null))) is not { } item || item.Restriction?.IsForGood == true) return NotOpen();
        await Db.Look(ActFor(LawfulStep.Scrutinise), new ExemptRead(Viewer.Name, item.Number ?? item.PublicTitle), item);
        Item = item;
        WholeTitle = await Db.Unseal(id.Value, "agenda_items.title", item.SealedTitle) ?? item.PublicTitle;
        var passages = new List<(string?, string)>();
        foreach (var passage in await Db.Passages.AsNoTracking().Where(p => p.ItemId == id && p.Sealed != null).OrderBy(p => p.Order).ToListAsync())
            if (!passage.Restriction!.IsForGood) passages.Add((passage.Number, await Db.Unseal(id.Value, "passages." + passage.Id, passage.Sealed) ?? ""));
        var files = new List<(Id<ItemFile>, string)>();
        foreach (var file in await Db.Files.AsNoTracking().Where(f => f.ItemId == id && f.SealedName != null).OrderBy(f => f.Id).ToListAsync())
            if (!file.Restriction!.IsForGood) files.Add((file.Id, await new AttachFile(Db).Name(file)));
        Files = files;
        Passages = passages;
        return Page();
    }
}
