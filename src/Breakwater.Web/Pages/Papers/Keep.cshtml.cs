using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Papers;

/// <summary>Keeps a paragraph, a file or a whole item from the public, at any time after it was taken in.</summary>
[Needs("import_papers")]
public sealed class KeepModel(ScrutinyDb db) : ScrutinyPage(db)
{
    /// <summary>Of the paragraph, the file or the item.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public RestrictionForm In { get; set; } = new();

    /// <summary>What the public reads instead of a title or a file's name.</summary>
    [BindProperty]
    public string? PublicName { get; set; }

    public Passage? Passage { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>It is kept back already: then it can only be taken out for good, and its words are not shown.</summary>
    public bool KeptAlready { get; private set; }

    public Item Item { get; private set; } = null!;

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>What it resolved that is public now.</summary>
    public int Resolutions { get; private set; }

    public string Noun => Passage is not null ? "paragraph" : FileName is not null ? "file" : "item";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotOpen();

    public Task<IActionResult> OnPost() => Keep((of, today) => In.Exempt(of, Meeting.Day, today), PublicName);

    /// <summary>It could point at a child: out at once, with no paragraph to name and no name to think of.</summary>
    public Task<IActionResult> OnPostChild() => Keep(Restriction.Child, "Taken out");

    private async Task<IActionResult> Keep(Func<Jurisdiction, DateOnly, Restriction> because, string? publicName) => !await Load() ? NotOpen() : await Try(async () =>
    {
        var jurisdiction = await Db.Bodies.Where(b => b.Id == Meeting.BodyId).Select(b => b.Jurisdiction).SingleAsync();
        var (act, keep, why) = (ActFor(LawfulStep.Scrutinise), new KeepBack(Db), because(jurisdiction, LondonTime.Today(Clock)));
        if (Passage is not null) await keep.Passage(act, Viewer.Name, Passage.Id, why, Looked);
        else if (FileName is not null) await keep.File(act, Viewer.Name, new Id<ItemFile>(Id), why, publicName, Looked);
        else await keep.Item(act, Viewer.Name, Item.Id, why, publicName, Looked);
        Done(why.IsForGood ? "It is taken out. Tell the data protection officer now." : "It is kept from the public from now on.");
        return LocalRedirect("/papers/meeting/" + Meeting.Id);
    }, Load);

    private async Task<bool> Load()
    {
        Passage = await Db.Passages.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new Id<Passage>(Id));
        var file = await Db.Files.AsNoTracking().Where(f => f.Id == new Id<ItemFile>(Id)).Select(f => new { f.ItemId, Name = f.PublicName + f.Ending, f.Restriction }).FirstOrDefaultAsync();
        FileName = file?.Name;
        var of = Passage?.ItemId ?? file?.ItemId ?? new Id<Item>(Id);
        if (await Db.Items.AsNoTracking().FirstOrDefaultAsync(i => i.Id == of) is not { } item) return false;
        var now = Passage?.Restriction ?? file?.Restriction ?? item.Restriction;
        if (now?.IsForGood == true) return false;
        KeptAlready = now is not null;
        (Item, Meeting) = (item, await Db.Meetings.AsNoTracking().SingleAsync(m => m.Id == item.MeetingId));
        Resolutions = await Db.Resolutions.CountAsync(r => r.ItemId == item.Id && r.PublishedAt != null);
        return true;
    }
}
