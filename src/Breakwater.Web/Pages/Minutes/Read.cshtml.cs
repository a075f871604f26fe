using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>Published minutes of one meeting. Of what is restricted the query loads neither the title nor the words.</summary>
[OpenToAll]
public sealed class ReadModel(ScrutinyDb db, WordShelf shelf, AbilityTable abilities) : PageModel
{
    public PublicWords W { get; } = shelf["minutes"];

    public Meeting Meeting { get; private set; } = null!;

    public string BodyName { get; private set; } = "";

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public ILookup<Id<Item>, Passage> Passages { get; private set; } = null!;

    public ILookup<Id<Item>?, Resolution> Resolutions { get; private set; } = null!;

    public ILookup<Id<Resolution>, string> Requests { get; private set; } = null!;

    public bool MayReadExempt => HttpContext.ViewerOrNull() is { } viewer && abilities["read_exempt"].For(viewer.Roles) != Relations.None;

    public async Task<IActionResult> OnGet(Id<Meeting> id)
    {
        if (await db.Meetings.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.MinutesPublishedAt != null) is not { } meeting) return new NotOpen(db.Partnership.Configuration.Hub);
        Meeting = meeting;
        BodyName = await db.Bodies.Where(b => b.Id == meeting.BodyId).Select(b => b.Name).SingleAsync();
        Items = await db.Items.AsNoTracking().Where(i => i.MeetingId == id).OrderBy(i => i.Order).ToListAsync();
        Passages = (await db.Passages.AsNoTracking().Where(p => p.MeetingId == id && p.Text != null).OrderBy(p => p.Order).ToListAsync()).ToLookup(p => p.ItemId);
        var resolutions = await db.Resolutions.AsNoTracking().Where(r => r.MeetingId == id && r.PublishedAt != null).ToListAsync();
        Resolutions = resolutions.OrderBy(r => (r.Number ?? "").PadLeft(6), StringComparer.Ordinal).ToLookup(r => r.ItemId);
        var of = resolutions.ConvertAll(r => r.Id);
        Requests = (await db.Requests.AsNoTracking().Where(r => of.Contains(r.ResolutionId)).OrderBy(r => r.Part).Select(r => new { r.ResolutionId, r.Reference }).ToListAsync()).ToLookup(r => r.ResolutionId, r => r.Reference);
        return Page();
    }
}
