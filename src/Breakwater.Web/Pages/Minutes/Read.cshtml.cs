using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>A paragraph that is kept from the public: where it stands and why.</summary>
public sealed record KeptParagraph(int Order, string? Number, Restriction Restriction);

/// <summary>A file as the public may know of it.</summary>
public sealed record ListedFile(Id<ItemFile> Id, string Name, Restriction? Restriction);

/// <summary>Published minutes of one meeting. Of what is restricted the query loads neither the title nor the words.</summary>
[OpenToAll, SameForAll]
public sealed class ReadModel(ScrutinyDb db, WordShelf shelf, AbilityTable abilities) : PageModel
{
    public PublicWords W { get; } = shelf["minutes"];

    public Meeting Meeting { get; private set; } = null!;

    public string BodyName { get; private set; } = "";

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public ILookup<Id<Item>, Passage> Passages { get; private set; } = null!;

    public ILookup<Id<Item>, KeptParagraph> Kept { get; private set; } = null!;

    public ILookup<Id<Item>, ListedFile> Files { get; private set; } = null!;

    public ILookup<Id<Item>?, Resolution> Resolutions { get; private set; } = null!;

    public ILookup<Id<Resolution>, (string Reference, string Part)> Requests { get; private set; } = null!;

    /// <summary>The ground in a sentence.</summary>
    public string Ground(Restriction kept) => kept.IsForGood ? kept.Reason : kept.Ground == RestrictionGround.Exempt ? W.Say("closed.ground", kept.Provision, string.Join(", ", kept.Paragraphs), kept.Reason) : W.Say("closed.confidential", kept.Provision, kept.Reason);

    public bool MayReadExempt => HttpContext.ViewerOrNull() is { } viewer && abilities["read_exempt"].For(viewer.Roles) != Relations.None;

    public async Task<IActionResult> OnGet(Id<Meeting> id)
    {
        var found = await db.Meetings.AsNoTracking().Where(m => m.Id == id && m.MinutesPublishedAt != null).Join(db.Bodies, m => m.BodyId, b => b.Id, (m, b) => new { Meeting = m, b.Name }).FirstOrDefaultAsync();
        if (found is null) return new NotOpen(db.Partnership.Configuration.Hub);
        (Meeting, BodyName) = (found.Meeting, found.Name);
        Items = await db.Items.AsNoTracking().Where(i => i.MeetingId == id).OrderBy(i => i.Order).ToListAsync();
        Passages = (await db.Passages.AsNoTracking().Where(p => p.MeetingId == id && p.Text != null).OrderBy(p => p.Order).ToListAsync()).ToLookup(p => p.ItemId);
        // Of a paragraph that is kept back, only its place and the mark.
        Kept = (await db.Passages.AsNoTracking().Where(p => p.MeetingId == id && p.Sealed != null).OrderBy(p => p.Order).Select(p => new { p.ItemId, p.Order, p.Number, p.Restriction }).ToListAsync())
            .Select(p => (p.ItemId, new KeptParagraph(p.Order, p.Number, p.Restriction!))).ToLookup(p => p.ItemId, p => p.Item2);
        Files = (await db.Files.AsNoTracking().Where(f => f.MeetingId == id).OrderBy(f => f.Id).Select(f => new { f.ItemId, f.Id, f.PublicName, f.Ending, f.Restriction, Kept = f.SealedName != null }).ToListAsync())
            .Select(f => (f.ItemId, new ListedFile(f.Id, f.Kept ? f.PublicName : f.PublicName + f.Ending, f.Restriction))).ToLookup(f => f.ItemId, f => f.Item2);
        var resolutions = await db.Resolutions.AsNoTracking().Where(r => r.MeetingId == id && r.PublishedAt != null).ToListAsync();
        Resolutions = resolutions.OrderBy(r => (r.Number ?? "").PadLeft(6), StringComparer.Ordinal).ToLookup(r => r.ItemId);
        var of = resolutions.ConvertAll(r => r.Id);
        Requests = (await db.Requests.AsNoTracking().Where(r => of.Contains(r.ResolutionId)).OrderBy(r => r.Part).Select(r => new { r.ResolutionId, r.Reference, r.Part }).ToListAsync()).ToLookup(r => r.ResolutionId, r => (r.Reference, r.Part));
        return Page();
    }
}
