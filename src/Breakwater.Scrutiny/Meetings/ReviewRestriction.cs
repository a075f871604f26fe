using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>A part of minutes that is kept from the public, as the officer's desk lists it.</summary>
public sealed record KeptPart(Meeting Meeting, Item Item, Id<Passage>? Passage, Id<ItemFile>? File, Restriction Restriction)
{
    /// <summary>The only one on a page.</summary>
    public Guid Key => File?.Value ?? Passage?.Value ?? Item.Id.Value;

    /// <summary>"Minute 92" or "a paragraph of minute 92", in public words.</summary>
    public string Called => (Passage, File) switch
    {
        (null, null) => $"Item {Item.Number} {Item.PublicTitle}".Replace("  ", " ", StringComparison.Ordinal),
        (not null, _) => $"A paragraph of item {Item.Number} {Item.PublicTitle}".Replace("  ", " ", StringComparison.Ordinal),
        _ => $"A file of item {Item.Number} {Item.PublicTitle}".Replace("  ", " ", StringComparison.Ordinal),
    };
}

/// <summary>
/// On the day of review: is it still right to keep this back? It stays, with a new day; or a paragraph is opened and, where
/// its minutes are public, becomes public too. A whole item opens its title and what it resolved; its paragraphs then stay
/// kept back by themselves, to be opened one by one.
/// </summary>
public sealed class ReviewRestriction(ScrutinyDb db)
{
    /// <summary>What is kept back, the earliest review first; one statement. An item that is kept back whole stands for all that it holds.</summary>
    public async Task<IReadOnlyList<KeptPart>> All()
    {
        var passages = db.Passages.Where(p => p.Sealed != null);
        var files = db.Files.Where(f => f.SealedName != null);
        var inPart = db.Items.Where(i => i.Restriction == null);
        var items = await (
            from item in db.Items.AsNoTracking()
            join meeting in db.Meetings on item.MeetingId equals meeting.Id
            where item.SealedTitle != null || passages.Any(p => p.MeetingId == item.MeetingId && p.ItemId == item.Id) || files.Any(f => f.MeetingId == item.MeetingId && f.ItemId == item.Id)
            select new
            {
                Item = item,
                Meeting = meeting,
                Passages = passages.Where(p => p.MeetingId == item.MeetingId && p.ItemId == item.Id && inPart.Any(i => i.Id == p.ItemId)).Select(p => new { p.Id, p.Restriction }).ToList(),
                Files = files.Where(f => f.MeetingId == item.MeetingId && f.ItemId == item.Id && inPart.Any(i => i.Id == f.ItemId)).Select(f => new { f.Id, f.Restriction }).ToList(),
            }).AsSingleQuery().ToListAsync();
        return items.SelectMany(k => k.Item.Restriction is { } whole
                ? [new KeptPart(k.Meeting, k.Item, null, null, whole)]
                : k.Passages.Select(p => new KeptPart(k.Meeting, k.Item, p.Id, null, p.Restriction!)).Concat(k.Files.Select(f => new KeptPart(k.Meeting, k.Item, null, f.Id, f.Restriction!))))
            .Where(k => !k.Restriction.IsForGood).OrderBy(k => k.Restriction.ReviewOn).ToList();
    }

    /// <summary>It must still be kept back; somebody asks again on <paramref name="again"/>.</summary>
    public async Task Keep(Act act, string by, Id<Item> itemId, Id<Passage>? passageId, DateOnly? again, Id<ItemFile>? fileId = null)
    {
        db.Begin(act);
        var file = fileId is null ? null : await db.Files.FirstOrDefaultAsync(f => f.Id == fileId && f.ItemId == itemId && f.SealedName != null) is { Restriction.IsForGood: false } found ? found : throw Unknown();
        var (item, passage) = file is null ? await Find(itemId, passageId) : (await db.Items.SingleAsync(i => i.Id == itemId), null);
        var today = DateOnly.FromDateTime(LondonTime.Of(act.At));
        if (again is not { } day || day <= today) throw new RuleBroken("restriction-review", "Set a day in the future on which somebody asks whether this must still be kept back.");
        if (file is not null) file.Restriction = file.Restriction! with { ReviewOn = day };
        else if (passage is not null) passage.Restriction = passage.Restriction! with { ReviewOn = day };
        else
        {
            item.Restriction = item.Restriction! with { ReviewOn = day };
            foreach (var one in await db.Passages.Where(p => p.ItemId == item.Id && p.Sealed != null).ToListAsync()) one.Restriction = one.Restriction! with { ReviewOn = day };
        }
        db.Record(new RestrictionKept(by, LondonTime.Say(day)), item);
        await db.SaveChangesAsync();
    }

    /// <summary>A paragraph need not be kept back any longer.</summary>
    public async Task Open(Act act, string by, Id<Item> itemId, Id<Passage> passageId, bool looked)
    {
        db.Begin(act);
        var (item, passage) = await Find(itemId, passageId);
        if (item.Restriction is not null) throw new RuleBroken("restriction-whole", "The whole item is kept back. It can't be opened paragraph by paragraph.");
        var words = await db.Unseal(item.Id.Value, "passages." + passage!.Id, passage.Sealed) ?? "";
        WordsForPublic.Check(looked, words);
        (passage.Text, passage.Sealed, passage.Restriction) = (words, null, null);
        var meeting = await db.Meetings.SingleAsync(m => m.Id == item.MeetingId);
        if (meeting.MinutesPublishedAt is not null)
            db.Add(PublishedText.Of(passage, item, meeting, await db.Bodies.Where(b => b.Id == meeting.BodyId).Select(b => b.Name).SingleAsync(), act.At, db.Partnership.Clock));
        db.Record(new RestrictionLifted(by), item);
        await db.SaveChangesAsync();
    }

    /// <summary>A whole item need not be kept back any longer: its title opens, and what it resolved.</summary>
    public async Task OpenItem(Act act, string by, Id<Item> itemId, bool looked)
    {
        db.Begin(act);
        var (item, _) = await Find(itemId, null);
        var title = await db.Unseal(item.Id.Value, "agenda_items.title", item.SealedTitle) ?? item.PublicTitle;
        var resolutions = await db.Resolutions.Where(r => r.ItemId == itemId).ToListAsync();
        WordsForPublic.Check(looked, resolutions.Select(r => r.Verbatim).Prepend(title));
        (item.PublicTitle, item.SealedTitle, item.Restriction) = (title, null, null);
        var meeting = await db.Meetings.SingleAsync(m => m.Id == item.MeetingId);
        if (meeting.MinutesPublishedAt is not null)
            await new PublishMinutes(db).Resolutions(meeting, resolutions, new() { [item.Id] = item }, act.At);
        db.Record(new ItemRestrictionLifted(by), item);
        await db.SaveChangesAsync();
    }

    private async Task<(Item Item, Passage? Passage)> Find(Id<Item> itemId, Id<Passage>? passageId)
    {
        var item = await db.Items.FirstOrDefaultAsync(i => i.Id == itemId);
        var passage = passageId is null ? null : await db.Passages.FirstOrDefaultAsync(p => p.Id == passageId && p.ItemId == itemId && p.Sealed != null);
        return item is null || (passageId is null ? item.Restriction is null : passage is null) || (passage?.Restriction ?? item.Restriction)!.IsForGood ? throw Unknown() : (item, passage);
    }

    private static RuleBroken Unknown() => new("restriction-unknown", "Nothing is kept back there.");
}
