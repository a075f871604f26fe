using System.Net;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>Committees, partners, seats over time and meetings, kept on screen by the scrutiny officer.</summary>
public sealed class BodiesTests(CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    [Fact]
    public async Task A_committee_is_added_seated_meets_and_ends()
    {
        using var officer = await county.Site.SignedInAs("imogen.tarrant");
        // The other test here gives it its new name, and may run first.
        (await officer.Get("/bodies")).Words.ShouldMatch("Calder Line (Trains|Railway)");
        var refused = await officer.Post("/bodies", ("In.Name", "Rail Safety Group"), ("In.Kind", "TaskGroup"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("A task group belongs to a committee. Say to which");
        refused.Page.QuerySelector("input[name='In.Name']")!.GetAttribute("value").ShouldBe("Rail Safety Group");
        var made = await officer.Post("/bodies", ("In.Name", "Rail Safety Group"), ("In.Kind", "TaskGroup"), ("In.Parent", county.Committee.Asks.Id.ToString()), ("In.Numbering", "PerYear"), ("In.AnnualMeeting.Day", "21"), ("In.AnnualMeeting.Month", "5"), ("In.AnnualMeeting.Year", "2026"));
        var path = made.Location!;
        await officer.Get(path);
        (await officer.Post(path + "?handler=Seat", ("Seat.Name", "Cllr Ada Fenn"), ("Seat.Role", "Chair"), ("Seat.From.Day", "1"), ("Seat.From.Month", "6"), ("Seat.From.Year", "2026"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await officer.Get(path);
        (await officer.Post(path + "?handler=Seat", ("Seat.Name", "Cllr Bo Lyle"), ("Seat.Role", "Chair"))).Words.ShouldContain("The committee has a chair already. End that seat first");
        await officer.Get(path);
        (await officer.Post(path + "?handler=Seat", ("Seat.Name", "Jo Amadi"), ("Seat.Role", "CoOptee"))).Words.ShouldContain("Say which body the co-opted member comes from");
        await using var db = county.Site.Partnership.Scrutiny();
        var body = await db.Bodies.SingleAsync(b => b.Name == "Rail Safety Group");
        (body.Numbering, body.AnnualMeeting).ShouldBe((Numbering.PerYear, new DateOnly(2026, 5, 21)));
        var seat = await db.Memberships.SingleAsync(m => m.BodyId == body.Id);
        await officer.Get(path);
        (await officer.Post($"{path}?handler=EndSeat&seat={seat.Id}", ("Seat.LastDay.Day", "1"), ("Seat.LastDay.Month", "5"), ("Seat.LastDay.Year", "2026"))).Words.ShouldContain("A seat can't end before it began");
        await officer.Get(path);
        (await officer.Post($"{path}?handler=EndSeat&seat={seat.Id}", ("Seat.LastDay.Day", "1"), ("Seat.LastDay.Month", "9"), ("Seat.LastDay.Year", "2026"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Get(path)).Words.ShouldContain("Seats that have ended (1)");
        // A member of the executive has no seat on a scrutiny committee.
        await officer.Get("/bodies/" + county.Committee.Cabinet.Id);
        (await officer.Post($"/bodies/{county.Committee.Cabinet.Id}?handler=Seat", ("Seat.Name", "Cllr Gwen Ashdown"), ("Seat.Role", "Member"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await officer.Get(path);
        (await officer.Post(path + "?handler=Seat", ("Seat.Name", "Cllr Gwen Ashdown"), ("Seat.Role", "Member"))).Words.ShouldContain("A member of the executive can't sit on a scrutiny committee");

        await officer.Get(path);
        (await officer.Post(path + "?handler=Plan", ("Seat.Day.Day", "9"), ("Seat.Day.Month", "3"), ("Seat.Day.Year", "2027"), ("Seat.Begins", "half past"), ("Seat.Place", "Town Hall"))).Words.ShouldContain("Enter a time, such as 10:30");
        await officer.Get(path);
        (await officer.Post(path + "?handler=Plan", ("Seat.Day.Day", "9"), ("Seat.Day.Month", "3"), ("Seat.Day.Year", "2027"), ("Seat.Begins", "10:30"), ("Seat.Place", "Town Hall"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Get(path)).Words.ShouldContain("2026/27");
        using var resident = county.Site.Visitor();
        (await resident.Get("/asked/dates.ics")).Text.ShouldContain("LOCATION:Town Hall");
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.BodyId == body.Id);
        (await officer.Post($"{path}?handler=Cancel&meeting={meeting.Id}&meetingVersion={meeting.Version}")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await resident.Get("/asked/dates.ics")).Text.ShouldContain("STATUS:CANCELLED");
        (await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meeting.Id)).Status.ShouldBe(MeetingStatus.Cancelled);

        await officer.Get(path);
        (await officer.Post(path + "?handler=End", ("Seat.LastDay.Day", "30"), ("Seat.LastDay.Month", "11"), ("Seat.LastDay.Year", "2026"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Get("/bodies")).Words.ShouldContain("ended on 30 November 2026");
    }

    [Fact]
    public async Task What_is_changed_shows_to_the_public_at_once_and_a_second_writer_is_told()
    {
        using var officer = await county.Site.SignedInAs("imogen.tarrant");
        using var resident = county.Site.Visitor();
        (await resident.Get("/asked")).Words.ShouldContain("Calder Line Trains");
        var path = "/bodies/" + county.Committee.Trains.Id;
        var page = await officer.Get(path);
        var version = page.Page.QuerySelector("form[action*='Change'] input[name=Version]")!.GetAttribute("value")!;
        (string, string)[] fields = [("In.Name", "Calder Line Railway"), ("In.Kind", "External"), ("In.Email", "office@trains.example"), ("Version", version)];
        (await officer.Post(path + "?handler=Change", fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        var later = await resident.Get("/asked");
        later.Words.ShouldContain("Calder Line Railway");
        later.Words.ShouldNotContain("Calder Line Trains");
        await officer.Get(path);
        (await officer.Post(path + "?handler=Change", fields)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
