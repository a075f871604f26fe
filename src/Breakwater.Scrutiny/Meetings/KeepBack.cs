using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>
/// Keeps a paragraph, a file or a whole item from the public after it was taken in, published or not: its words are
/// sealed, and its rows leave search, feeds and pages in the same transaction. What was read, mailed or fetched before
/// can't be called back.
/// </summary>
public sealed class KeepBack(ScrutinyDb db)
{
    /// <summary>One paragraph. One that is kept back already can still be taken out for good.</summary>
    public async Task Passage(Act act, string by, Id<Passage> id, Restriction restriction, bool looked)
    {
        db.Begin(act);
        WordsForPublic.Check(looked, restriction.Reason);
        if (await db.Passages.FirstOrDefaultAsync(p => p.Id == id) is not { } passage || !May(passage.Restriction, restriction)) throw Unknown();
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
        if (await db.Files.FirstOrDefaultAsync(f => f.Id == id) is not { } file || !May(file.Restriction, restriction)) throw Unknown();
        if (string.IsNullOrWhiteSpace(publicName)) throw new RuleBroken("file-public-name", "Give the file a name that the public may read.");
        WordsForPublic.Check(looked, publicName, restriction.Reason);
        var item = await db.Items.SingleAsync(i => i.Id == file.ItemId);
        await Seal(file, restriction, publicName.Trim());
        db.Record(new RestrictionMade(by, "a file", await Standing(item)), file);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// A whole item: title, paragraphs, files. What it resolved leaves the public pages and is followed up by officers and
    /// members; where it could point at a child its words leave their pages too.
    /// </summary>
    public async Task Item(Act act, string by, Id<Item> id, Restriction restriction, string? publicTitle, bool looked)
    {
        db.Begin(act);
        if (await db.Items.FirstOrDefaultAsync(i => i.Id == id) is not { } item || !May(item.Restriction, restriction)) throw Unknown();
        if (string.IsNullOrWhiteSpace(publicTitle)) throw new RuleBroken("item-public-title", "Give the restricted item a title that the public may read.");
        WordsForPublic.Check(looked, publicTitle, restriction.Reason);
        var standing = await Standing(item);
        item.SealedTitle ??= await db.Seal(item.Id.Value, "agenda_items.title", item.PublicTitle);
        (item.PublicTitle, item.Restriction) = (publicTitle.Trim(), restriction with { Afterwards = true });
        var passages = await db.Passages.Where(p => p.ItemId == id).ToListAsync();
        // One that was kept back before keeps its own reason and day.
        foreach (var passage in passages.Where(p => May(p.Restriction, restriction))) await Seal(passage, restriction);
        var number = 0;
        foreach (var file in (await db.Files.Where(f => f.ItemId == id).OrderBy(f => f.Id).ToListAsync()).Where(f => May(f.Restriction, restriction))) await Seal(file, restriction, $"File {++number}");
        var gone = passages.ConvertAll(p => p.Id.Value);
        var order = await db.Passages.Where(p => p.MeetingId == item.MeetingId).MaxAsync(p => (int?)p.Order) ?? 0;
        foreach (var resolution in await db.Resolutions.Where(r => r.ItemId == id).ToListAsync())
        {
            var requests = await db.Requests.Where(r => r.ResolutionId == resolution.Id).ToListAsync();
            gone.AddRange(requests.Select(r => r.Id.Value).Prepend(resolution.Id.Value));
            resolution.TakeBack();
            if (restriction.IsForGood) await TakeOut(item, resolution, requests, restriction, ++order);
        }
        await Unpublish(gone);
        db.Record(new RestrictionMade(by, "the whole item", standing), item);
        await db.SaveChangesAsync();
    }

    // The words go where those of the paragraphs are, and their place says only that they are gone.
    private async Task TakeOut(Item item, Resolution resolution, List<Request> requests, Restriction restriction, int order)
    {
        var id = Id<Passage>.New(db.Partnership.Clock);
        db.Add(new Passage
        {
            Id = id,
            MeetingId = item.MeetingId,
            ItemId = item.Id,
            Order = order,
            Number = resolution.Number,
            Kind = "resolution",
            Sealed = await db.Seal(item.Id.Value, "passages." + id, string.Join('\n', requests.Select(r => r.PlainWords).OfType<string>().Prepend(resolution.Verbatim))),
            Restriction = restriction,
            SourceSha256 = resolution.SourceSha256,
            SourceOffset = resolution.SourceOffset,
            SourceLength = resolution.SourceLength,
        });
        resolution.TakeOut(restriction.Reason);
        foreach (var request in requests) request.TakeOut(restriction.Reason);
    }

    // What is open can be kept back; what is kept back can still be taken out for good, once.
    private static bool May(Restriction? now, Restriction next) => now is null || (next.IsForGood && !now.IsForGood);

    private async Task Seal(Passage passage, Restriction restriction)
    {
        passage.Sealed ??= await db.Seal(passage.ItemId.Value, "passages." + passage.Id, passage.Text ?? "");
        (passage.Text, passage.Speaker, passage.Restriction) = (null, null, restriction);
    }

    private async Task Seal(ItemFile file, Restriction restriction, string publicName)
    {
        file.SealedName ??= await db.Seal(file.ItemId.Value, "item_files.name " + file.Id, file.PublicName + file.Ending);
        (file.PublicName, file.Restriction) = (publicName.Length > 120 ? publicName[..120] : publicName, restriction);
    }

    private async Task Unpublish(IReadOnlyCollection<Guid> records) => db.RemoveRange(await db.Published.Where(t => records.Contains(t.RecordId)).ToListAsync());

    private async Task<string> Standing(Item item) => await db.Meetings.AnyAsync(m => m.Id == item.MeetingId && m.MinutesPublishedAt != null) ? "public" : "not public yet";

    private static RuleBroken Unknown() => new("restriction-open", "That isn't there, or it is kept from the public already.");
}
