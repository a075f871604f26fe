using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Asked;

/// <summary>Meetings that were announced and the days on which answers are due, for a calendar to subscribe to.</summary>
[OpenToAll, SameForAll]
public sealed class CalendarModel(ScrutinyDb db) : PageModel
{
    public async Task<IActionResult> OnGet()
    {
        var since = LondonTime.Today(db.Partnership.Clock).AddDays(-60);
        var names = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name);
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.Day >= since && m.Status != MeetingStatus.Planned && (m.Status != MeetingStatus.Ended || m.MinutesPublishedAt != null)).OrderBy(m => m.Day).ToListAsync();
        var text = CalendarFeed.Write(Request.Host.Host, db.Partnership.Address, meetings.Select(m => (m, names[m.BodyId])), await new ReadTracker(db).All(), db.Partnership.Clock.GetUtcNow().UtcDateTime);
        return Content(text, "text/calendar; charset=utf-8");
    }
}
