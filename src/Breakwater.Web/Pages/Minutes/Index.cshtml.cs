using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Minutes;

/// <summary>Meetings to come, and those whose minutes are public.</summary>
[OpenToAll, SameForAll]
public sealed class IndexModel(ScrutinyDb db, WordShelf shelf) : PageModel
{
    public PublicWords W { get; } = shelf["minutes"];

    public IReadOnlyList<(Meeting Meeting, string Body)> Coming { get; private set; } = [];

    public IReadOnlyList<(Meeting Meeting, string Body)> Held { get; private set; } = [];

    public async Task OnGet()
    {
        var today = LondonTime.Today(db.Partnership.Clock);
        var names = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.MinutesPublishedAt != null || (m.Day >= today && m.Status != MeetingStatus.Planned)).ToListAsync();
        Coming = meetings.Where(m => m.MinutesPublishedAt is null).OrderBy(m => m.Day).Select(m => (m, names[m.BodyId])).ToList();
        Held = meetings.Where(m => m.MinutesPublishedAt is not null).OrderByDescending(m => m.Day).Select(m => (m, names[m.BodyId])).ToList();
    }
}
