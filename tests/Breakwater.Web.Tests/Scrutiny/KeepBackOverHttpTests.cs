using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>After publication: an officer takes words down, and nobody reads them again.</summary>
public sealed class KeepBackOverHttpTests(CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    [Fact]
    public async Task What_could_point_at_a_child_is_gone_for_the_public_and_for_members_and_a_whole_item_too()
    {
        await using var db = county.Site.Partnership.Scrutiny();
        var meeting = county.Committee.MeetingId;
        var passage = await db.Passages.AsNoTracking().FirstAsync(p => p.MeetingId == meeting && p.Text != null);
        using var visitor = county.Site.Visitor();
        (await visitor.Get("/minutes/" + meeting)).Words.ShouldContain(passage.Text!);
        using var officer = await county.Site.SignedInAs("imogen.tarrant");
        (await officer.Get("/papers/meeting/" + meeting)).Text.ShouldContain("/papers/keep/" + passage.Id);

        var refused = await officer.Post("/papers/keep/" + passage.Id, ("In.Reason", "It tells of individuals."));
        refused.Words.ShouldContain("Name the paragraph of Schedule 12A that makes this exempt");
        refused.Text.ShouldContain("It tells of individuals.");
        (await officer.Post("/papers/keep/" + passage.Id + "?handler=Child")).Status.ShouldBe(HttpStatusCode.Redirect);

        var minutes = await visitor.Get("/minutes/" + meeting);
        minutes.Words.ShouldNotContain(passage.Text!);
        minutes.Words.ShouldContain("Taken out to protect somebody.");
        (await visitor.Get("/minutes/search?Q=" + Uri.EscapeDataString(passage.Text!.Split(' ')[^1].Trim('.')))).Words.ShouldNotContain(passage.Text!);
        using var member = await county.Site.SignedInAs("helen.draycott");
        (await member.Get("/minutes/item/" + passage.ItemId)).Words.ShouldNotContain(passage.Text!);
        (await member.Get("/papers/keep/" + passage.Id)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Get("/requests")).Words.ShouldNotContain(passage.Text!);
        await A_whole_item_leaves_the_tracker_and_comes_back_when_it_is_opened(db);
    }

    // After the paragraph: an item that is opened again keeps its paragraphs back.
    private async Task A_whole_item_leaves_the_tracker_and_comes_back_when_it_is_opened(Breakwater.Scrutiny.ScrutinyDb db)
    {
        var resolution = await db.Resolutions.AsNoTracking().Join(db.Requests.Where(r => r.Id == county.Committee.Lines), r => r.Id, q => q.ResolutionId, (r, q) => new { r.ItemId, q.Reference }).SingleAsync();
        using var visitor = county.Site.Visitor();
        (await visitor.Get("/asked/" + resolution.Reference)).Status.ShouldBe(HttpStatusCode.OK);
        using var officer = await county.Site.SignedInAs("imogen.tarrant");
        var soon = county.Committee.Act().At.AddDays(5);
        (await officer.Get("/papers/keep/" + resolution.ItemId)).Words.ShouldContain("What it resolved");
        (await officer.Post("/papers/keep/" + resolution.ItemId, ("PublicName", "A police matter"), ("In.Paragraphs", "7"), ("In.Reason", "It tells of police action."), ("In.Balance", "It could warn them."), ("In.ReviewOn.Day", $"{soon.Day}"), ("In.ReviewOn.Month", $"{soon.Month}"), ("In.ReviewOn.Year", $"{soon.Year}"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/asked/" + resolution.Reference)).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/asked", "/asked/tracker.csv", "/asked/feed.atom", "/asked/dates.ics" }) (await visitor.Get(path)).Text.ShouldNotContain(resolution.Reference, Case.Sensitive, path);
        var minutes = (await visitor.Get("/minutes/" + county.Committee.MeetingId)).Words;
        minutes.ShouldContain("This item is kept from the public.");
        // A day that can't be read is still in its box.
        (await officer.Get("/requests")).Words.ShouldContain("A police matter");
        var day = await officer.Post("/requests?handler=Kept", ("item", resolution.ItemId.ToString()!), ("open", "false"), ("again", "next Lammas"));
        day.Words.ShouldContain("“next Lammas” is not a day");
        day.Page.QuerySelector("input[name='again'][value='next Lammas']").ShouldNotBeNull();
        // What is kept back already can be taken out, and its words are not shown for that.
        var kept = await officer.Get("/papers/keep/" + resolution.ItemId);
        kept.Words.ShouldContain("Take it out now");
        kept.Words.ShouldNotContain("It is exempt");
        (await officer.Post("/requests?handler=Kept", ("item", resolution.ItemId.ToString()!), ("open", "true"), ("Looked", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/asked/" + resolution.Reference)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
