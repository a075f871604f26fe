using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Bodies;

/// <summary>A seat with whoever holds or held it.</summary>
public sealed record HeldSeat(Membership Seat, Person Person, string? OnBehalfOf);

/// <summary>One body: what it is, who has a seat and since when, its meetings by municipal year.</summary>
[Needs("keep_committees")]
public sealed class OpenModel(ScrutinyDb db) : ScrutinyPage(db)
{
    [FromRoute]
    public Id<Body> Id { get; set; }

    [BindProperty]
    public BodyForm In { get; set; } = new();

    [BindProperty]
    public SeatForm Seat { get; set; } = new();

    public Body Body { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public IReadOnlyList<HeldSeat> Held { get; private set; } = [];

    public IReadOnlyList<HeldSeat> Former { get; private set; } = [];

    public IReadOnlyList<IGrouping<MunicipalYear, Meeting>> Years { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public DateOnly Today => LondonTime.Today(Clock);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotOpen();
        (In, Version) = (BodyForm.Of(Body), Body.Version);
        return Page();
    }

    public Task<IActionResult> OnPostChange() => Do("Saved.", body => new ChangeBody(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, body, Version, In.Details()));

    public Task<IActionResult> OnPostEnd() => Do("It is noted that this body ended.", body => new ChangeBody(Db).End(ActFor(LawfulStep.Scrutinise), Viewer.Name, body, Version, Seat.LastDay.Value));

    public Task<IActionResult> OnPostSeat() => Do("The seat is noted.", body => new TakeSeat(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, body, Seat.Name ?? "",
        Requests.RequestForms.Chosen<CommitteeRole>(Seat.Role) ?? throw new RuleBroken("seat-role", "Choose which seat it is."), Seat.From.Value ?? Today, Seat.OnBehalfOf, Seat.Votes));

    public Task<IActionResult> OnPostEndSeat(Id<Membership> seat) => Do("The seat has ended.", body => new EndSeat(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, body, seat, Seat.LastDay.Value));

    public Task<IActionResult> OnPostRename(Id<Person> person) => Do("The name is corrected.", body => new EndSeat(Db).Rename(ActFor(LawfulStep.Scrutinise), Viewer.Name, body, person, Seat.Name));

    public Task<IActionResult> OnPostPlan() => Do("The meeting is planned and stands in the calendar.", async body =>
    {
        TimeOnly? begins = string.IsNullOrWhiteSpace(Seat.Begins) ? null : TimeOnly.TryParse(Seat.Begins, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), out var at) ? at : throw new RuleBroken("meeting-time", "Enter a time, such as 10:30.");
        await new PlanMeeting(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, body, Seat.Day.Value ?? throw new RuleBroken("meeting-day", "Say on which day it meets."), begins, Seat.Place);
    });

    public Task<IActionResult> OnPostCancel(Id<Meeting> meeting, int meetingVersion) => Do("The meeting is cancelled. Calendars show it.", async _ =>
        await new PlanMeeting(Db).Cancel(ActFor(LawfulStep.Scrutinise), Viewer.Name, await Db.Meetings.FirstOrDefaultAsync(m => m.Id == meeting && m.BodyId == Id) ?? throw new RuleBroken("meeting-unknown", "This body has no such meeting."), meetingVersion));

    /// <summary>This form was sent and came back with a sentence.</summary>
    public bool Sent(string form) => HttpMethods.IsPost(Request.Method) && Request.Query["handler"] == form;

    private async Task<IActionResult> Do(string done, Func<Body, Task> work)
    {
        if (await Db.Bodies.FirstOrDefaultAsync(b => b.Id == Id) is not { } body) return NotOpen();
        return await Try(async () =>
        {
            await work(body);
            Done(done);
            return LocalRedirect("/bodies/" + Id);
        }, async () =>
        {
            await Load();
            if (!Sent("Change")) In = BodyForm.Of(Body);
        });
    }

    private async Task<bool> Load()
    {
        if (await Db.Bodies.AsNoTracking().FirstOrDefaultAsync(b => b.Id == Id) is not { } body) return false;
        Body = body;
        var bodies = await Db.Bodies.AsNoTracking().Where(b => b.Id != Id && b.EndedOn == null).OrderBy(b => b.Name).ToListAsync();
        Bodies = bodies.ConvertAll(b => new SelectListItem(b.Name, b.Id.ToString()));
        var seats = await (from seat in Db.Memberships.AsNoTracking() join person in Db.People on seat.PersonId equals person.Id where seat.BodyId == Id select new { seat, person }).ToListAsync();
        var all = seats.OrderBy(s => s.seat.Role).ThenBy(s => s.person.Name, StringComparer.Ordinal).Select(s => new HeldSeat(s.seat, s.person, bodies.Find(b => b.Id == s.seat.OnBehalfOf)?.Name)).ToList();
        Held = all.FindAll(s => s.Seat.To is null || s.Seat.To >= Today);
        Former = all.Except(Held).OrderByDescending(s => s.Seat.To).ToList();
        Years = (await Db.Meetings.AsNoTracking().Where(m => m.BodyId == Id).OrderByDescending(m => m.Day).ToListAsync()).GroupBy(m => MunicipalYear.Of(m.Day, body.AnnualMeeting)).ToList();
        Timeline = await Db.TimelineOf(Id.Value);
        return true;
    }
}
