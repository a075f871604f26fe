using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Committee;

/// <summary>A member's page: what my committee asked, what came back since its last meeting, what it has to decide.</summary>
[Needs("see_committees")]
public sealed class IndexModel(ScrutinyDb db, WordShelf shelf) : ScrutinyPage(db)
{
    public PublicWords W { get; } = shelf["asked"];

    public IReadOnlyList<string> Seats { get; private set; } = [];

    public IReadOnlyList<TrackedRequest> All { get; private set; } = [];

    public IReadOnlyList<TrackedRequest> ToDecide { get; private set; } = [];

    public IReadOnlyList<(TrackedRequest Asked, TrackedAddressee Of)> CameBack { get; private set; } = [];

    public IReadOnlyList<(TrackedRequest Asked, TrackedAddressee Of)> Late { get; private set; } = [];

    public DateOnly? LastMeeting { get; private set; }

    public IReadOnlyList<(Meeting Meeting, string Body)> Coming { get; private set; } = [];

    public DateTime Now => Clock.Instant();

    public async Task OnGet()
    {
        var today = LondonTime.Today(Clock);
        var bodies = await Db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id);
        var held = await (from person in Db.People.AsNoTracking()
                          where person.Name == Viewer.Name
                          join seat in Db.Memberships on person.Id equals seat.PersonId
                          where seat.From <= today && (seat.To == null || seat.To >= today)
                          select seat.BodyId).ToListAsync();
        Seats = held.ConvertAll(id => bodies[id].Name);
        var all = await new ReadTracker(Db, published: false, bodies).All();
        All = held.Count == 0 ? all : all.Where(r => held.Contains(r.Committee.Id)).ToList();
        var meetings = await Db.Meetings.AsNoTracking().ToListAsync();
        LastMeeting = meetings.Where(m => m.Status == MeetingStatus.Ended && (held.Count == 0 || held.Contains(m.BodyId))).Select(m => (DateOnly?)m.Day).Max();
        var since = LastMeeting?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? DateTime.MinValue;
        CameBack = All.SelectMany(r => r.Asked.Where(a => a.Served.Standing?.ReceivedAt >= since).Select(a => (r, a))).ToList();
        Late = All.SelectMany(r => r.Asked.Where(a => a.IsOverdue(Now)).Select(a => (r, a))).ToList();
        ToDecide = All.Where(r => r.Request.Status == RequestStatus.ClosureProposed).ToList();
        Coming = meetings.Where(m => m.Day >= today && m.Status is MeetingStatus.NoticeGiven or MeetingStatus.AgendaPublished).OrderBy(m => m.Day).Select(m => (m, bodies[m.BodyId].Name)).ToList();
    }
}
