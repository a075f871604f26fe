using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary>
/// Plays a year of a committee (<c>config/demo/committee.yaml</c>) through the use cases that the pages call: minutes,
/// requests, answers, what was late, what the committee closed.
/// </summary>
internal sealed class CommitteeYear(OpenPartnership partnership)
{
    private readonly Dictionary<string, Id<Body>> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Id<Request>> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Id<Meeting>> _meetings = [];
    private readonly DateTime _now = Tuesday(partnership.Partnership.Clock.Instant());
    private Viewer _officer = null!;

    public async Task Play()
    {
        await using (var db = partnership.Scrutiny())
        {
            if (await db.Bodies.AnyAsync()) return;
            var officer = await db.Set<Worker>().AsNoTracking().FirstAsync(w => w.Roles.Contains("scrutiny_officer"));
            _officer = new Viewer(officer.Id, officer.Name, officer.Agency, officer.Team, officer.RoleList);
        }
        var y = Yaml.Load(Serve.ServerOptions.Shipped("demo/committee.yaml"));
        foreach (var body in y.Maps("bodies")) await Body(body);
        foreach (var seat in y.Maps("seats")) await Seat(seat);
        var events = new List<(DateTime At, Func<Task> Play)>();
        foreach (var meeting in y.Maps("meetings")) events.Add((At(meeting.Number("days_ago")), () => Minute(meeting)));
        foreach (var step in y.Maps("steps")) events.Add((At(step.Number("days_ago")).AddHours(1), () => new CommitteeStep(partnership, this, _officer).Play(step)));
        foreach (var (_, play) in events.OrderBy(e => e.At)) await play();
        foreach (var planned in y.Maps("planned")) await Plan(planned);
        y.Done();
    }

    public DateTime At(int daysAgo) => _now.AddDays(-daysAgo);

    public Act Act(int daysAgo) => LawfulStep.Scrutinise.By(_officer, partnership.Partnership.Clock) with { At = At(daysAgo) };

    public Id<Request> RequestOf(string key) => _requests[key];

    public Id<Body> BodyOf(string key) => _bodies[key];

    public Id<Meeting> MeetingOf(int daysAgo) => _meetings[daysAgo];

    private async Task Body(Yaml y)
    {
        await using var db = partnership.Scrutiny();
        var duties = y.Texts("duties").Aggregate(Duties.None, (all, name) => all | Enum.Parse<Duties>(name));
        var parent = y.MaybeText("parent") is { } key ? _bodies[key] : (Id<Body>?)null;
        var body = await new AddBody(db).Do(Act(340), _officer.Name, new BodyInput(y.Text("name"), y.OneOf<BodyKind>("kind"), duties, parent, y.Flag("crime_and_disorder", whenMissing: false)));
        _bodies[y.Text("key")] = body.Id;
        y.Done();
    }

    private async Task Seat(Yaml y)
    {
        await using var db = partnership.Scrutiny();
        var committee = await db.Bodies.SingleAsync(b => b.Id == _bodies["committee"]);
        await new TakeSeat(db).Do(Act(339), _officer.Name, committee, y.Text("name"), y.OneOf<CommitteeRole>("role"), Day(339));
        y.Done();
    }

    private async Task Minute(Yaml y)
    {
        await using var db = partnership.Scrutiny();
        var (ago, keys) = (y.Number("days_ago"), new Dictionary<string, string>(StringComparer.Ordinal));
        var items = y.Maps("items").Select(item => Item(item, keys, ago)).ToList();
        var body = await db.Bodies.SingleAsync(b => b.Id == _bodies["committee"]);
        var meeting = await new MinuteMeeting(db).Do(Act(ago), _officer.Name, new MeetingInput(body, Day(ago), items, new TimeOnly(16, 0), y.Text("place")));
        y.Done();
        _meetings[ago] = meeting.Id;
        foreach (var request in await db.Requests.ToListAsync())
            if (keys.Remove(request.Action, out var key)) _requests[key] = request.Id;
        await new PublishMinutes(db).Do(Act(ago) with { At = At(ago).AddMinutes(30) }, _officer.Name, meeting, meeting.Version);
    }

    private ItemInput Item(Yaml y, Dictionary<string, string> keys, int ago)
    {
        var passages = y.Maps("passages").Select(p =>
        {
            var passage = new PassageInput(p.MaybeText("number"), p.Text("kind"), p.MaybeText("speaker"), p.Text("text"));
            p.Done();
            return passage;
        }).ToList();
        var item = new ItemInput(y.MaybeText("number"), y.Text("title"), passages, y.Maps("resolutions").Select(r => Resolution(r, keys)).ToList(),
            y.Has("restricted") ? Restricted(y.Map("restricted"), ago) : null, y.MaybeText("public_title"));
        y.Done();
        return item;
    }

    private static ResolutionInput Resolution(Yaml y, Dictionary<string, string> keys)
    {
        var requests = y.Maps("requests").Select(r =>
        {
            var request = new RequestInput(r.Text("part"), r.Text("action"), r.OneOf<ReportGround>("ground"), r.MaybeText("plain"), r.MaybeText("topic"), r.MaybeText("area"));
            keys[request.Action] = r.Text("key");
            r.Done();
            return request;
        }).ToList();
        var resolution = new ResolutionInput(y.Text("number"), y.Text("words"), requests);
        y.Done();
        return resolution;
    }

    private Restriction Restricted(Yaml y, int ago)
    {
        var paragraphs = y.Texts("paragraphs").Select(int.Parse).ToList();
        var restriction = Restriction.Exempt(Jurisdiction.England, ScheduleEra.Since2006, paragraphs, y.Text("reason"), y.Text("public_interest"), Day(ago).AddYears(2), Day(ago));
        y.Done();
        return restriction;
    }

    private async Task Plan(Yaml y)
    {
        await using var db = partnership.Scrutiny();
        var body = await db.Bodies.SingleAsync(b => b.Id == _bodies["committee"]);
        await new PlanMeeting(db).Do(Act(2), _officer.Name, body, Day(-y.Number("in_days")), new TimeOnly(16, 0), y.Text("place"));
        y.Done();
    }

    private static DateTime Tuesday(DateTime now)
    {
        var day = now.Date.AddHours(9);
        while (day > now.AddHours(-9) || day.DayOfWeek != DayOfWeek.Tuesday) day = day.AddDays(-1);
        return day;
    }

    private DateOnly Day(int daysAgo) => DateOnly.FromDateTime(LondonTime.Of(At(daysAgo)));
}
