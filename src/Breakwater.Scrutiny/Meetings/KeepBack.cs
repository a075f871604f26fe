using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>
/// Keeps a paragraph, a file or a whole item from the public after it was taken in, published or not: its words are
/// sealed, and its rows leave search, feeds and pages in the same transaction. What was read, mailed or fetched before
/// can't be called back.
/// </summary>
public sealed class KeepBack(ScrutinyDb db)
{
    /// <summary>One paragraph of an open item.</summary>
    public async Task Passage(Act act, string by, Id<Passage> id, Restriction restriction, bool looked)
    {
        db.Begin(act);
        WordsForPublic.Check(looked, restriction.Reason);
        var passage = await db.Passages.FirstOrDefaultAsync(p => p.Id == id && p.Sealed == null) ?? throw Unknown();
        var item = await db.Items.SingleAsync(i => i.Id == passage.ItemId);
        await Seal(passage, restriction);
        await Unpublish([passage.Id.Value]);
        db.Record(new RestrictionMade(by, "a paragraph", await Standing(item)), item);
        await db.SaveChangesAsync();
    }

    /// <summary>One file; <paramref name="publicName"/> is what the public reads as its name from now on.</summary>
    public async Task File(Act act, string by, Id<ItemFile> id, Restriction restriction, string? publicName, bool looked)
    {
        db.Begin(act);
        var file = await db.Files.FirstOrDefaultAsync(f => f.Id == id && f.SealedName == null) ?? throw Unknown();
        if (string.IsNullOrWhiteSpace(publicName)) throw new RuleBroken("file-public-name", "Give the file a name that the public may read.");
        WordsForPublic.Check(looked, publicName, restriction.Reason);
        var item = await db.Items.SingleAsync(i => i.Id == file.ItemId);
        await Seal(file, restriction, publicName.Trim());
        db.Record(new RestrictionMade(by, "a file", await Standing(item)), file);
        await db.SaveChangesAsync();
    }

    /// <summary>A whole item: title, paragraphs, files. What it resolved leaves the public pages and is followed up by officers and members.</summary>
    public async Task Item(Act act, string by, Id<Item> id, Restriction restriction, string? publicTitle, bool looked)
    {
        db.Begin(act);
        var item = await db.Items.FirstOrDefaultAsync(i => i.Id == id && i.Restriction == null) ?? throw Unknown();
        if (string.IsNullOrWhiteSpace(publicTitle)) throw new RuleBroken("item-public-title", "Give the restricted item a title that the public may read.");
        WordsForPublic.Check(looked, publicTitle, restriction.Reason);
        var standing = await Standing(item);
        item.SealedTitle = await db.Seal(item.Id.Value, "agenda_items.title", item.PublicTitle);
        (item.PublicTitle, item.Restriction) = (publicTitle.Trim(), restriction);
        var gone = new List<Guid>();
        foreach (var passage in await db.Passages.Where(p => p.ItemId == id).ToListAsync())
        {
            gone.Add(passage.Id.Value);
            // One that was kept back before keeps its own reason and day.
            if (passage.Sealed is null) await Seal(passage, restriction);
        }
        var number = 0;
        foreach (var file in await db.Files.Where(f => f.ItemId == id && f.SealedName == null).OrderBy(f => f.Id).ToListAsync()) await Seal(file, restriction, $"File {++number}");
        foreach (var resolution in await db.Resolutions.Where(r => r.ItemId == id).ToListAsync())
        {
            resolution.TakeBack();
            gone.Add(resolution.Id.Value);
            gone.AddRange(await db.Requests.Where(r => r.ResolutionId == resolution.Id).Select(r => r.Id.Value).ToListAsync());
        }
        await Unpublish(gone);
        db.Record(new RestrictionMade(by, "the whole item", standing), item);
        await db.SaveChangesAsync();
    }

    private async Task Seal(Passage passage, Restriction restriction)
    {
        passage.Sealed = await db.Seal(passage.ItemId.Value, "passages." + passage.Id, passage.Text ?? "");
        (passage.Text, passage.Speaker, passage.Restriction) = (null, null, restriction);
    }

    private async Task Seal(ItemFile file, Restriction restriction, string publicName)
    {
        file.SealedName = await db.Seal(file.ItemId.Value, "item_files.name " + file.Id, file.PublicName + file.Ending);
        (file.PublicName, file.Restriction) = (publicName.Length > 120 ? publicName[..120] : publicName, restriction);
    }

    private async Task Unpublish(IReadOnlyCollection<Guid> records) => db.RemoveRange(await db.Published.Where(t => records.Contains(t.RecordId)).ToListAsync());

    private async Task<string> Standing(Item item) => await db.Meetings.AnyAsync(m => m.Id == item.MeetingId && m.MinutesPublishedAt != null) ? "public" : "not public yet";

    private static RuleBroken Unknown() => new("restriction-open", "That isn't there, or it is kept from the public already.");
}
