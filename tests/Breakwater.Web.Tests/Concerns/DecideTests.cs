using System.Net;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

public sealed class DecideTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task A_decision_that_owes_a_reason_is_not_taken_without_one()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Something small.");
        var answer = await owen.Does(id, "decide", ("In.Decision", "no-further-action"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("Say why");
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.Received);
        (await owen.Does(id, "decide", ("In.Decision", "no-further-action"), ("In.Words", "It was a film set."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.Decided);
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("It was a film set.");
    }

    [Fact]
    public async Task A_crime_needs_its_reference_and_shows_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A theft.");
        (await owen.Does(id, "decide", ("In.Decision", "crime-recorded"))).Words.ShouldContain("Give the reference");
        (await owen.Does(id, "decide", ("In.Decision", "crime-recorded"), ("In.Reference", "47/1182"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get("/concerns/" + id)).Words.ShouldContain("47/1182");
    }

    [Fact]
    public async Task The_second_name_is_never_the_first()
    {
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var mine = await dana.Logs("Intelligence about a car.");
        var alone = await dana.Does(mine, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Registration only."));
        alone.Words.ShouldContain("nobody but you may put one to this concern");
        (await county.Site.Stored(mine)).Status.ShouldBe(ConcernStatus.Received);
        await county.Site.Ask(db => db.Set<Kernel.Workers.Worker>().Where(w => w.Email.StartsWith("priya")).ExecuteUpdateAsync(w => w.SetProperty(p => p.Roles, "hub_manager")));
        (await dana.Does(mine, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Registration only."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Does(mine, "countersign")).Words.ShouldContain("The second name has to be somebody else's");
        await county.Site.Ask(db => db.Set<Kernel.Workers.Worker>().Where(w => w.Email.StartsWith("priya")).ExecuteUpdateAsync(w => w.SetProperty(p => p.Roles, "hub_officer")));

        var owens = await owen.Logs("Intelligence about a flat.");
        await owen.Does(owens, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."));
        (await dana.Does(owens, "countersign?handler=Refuse", ("In.RefuseBecause", "Ask the neighbour first."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(owens)).Status.ShouldBe(ConcernStatus.Acknowledged);
        await owen.Does(owens, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "The neighbour agreed."));
        (await dana.Does(owens, "countersign")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(owens)).Status.ShouldBe(ConcernStatus.Decided);
    }

    [Fact]
    public async Task A_proposal_says_who_was_told_and_is_taken_back_by_whoever_made_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Intelligence about a shop.");
        var proposed = await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a driver."));
        var page = await owen.Get(proposed.Location!);
        page.Words.ShouldContain("Told: Dana Whitlock.");
        page.Words.ShouldContain("Take the proposal back and decide again");
        (await owen.Does(id, "decide?handler=Withdraw")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged);
        (await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_second_writer_sees_both_versions_and_loses_nothing()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var priya = await county.Site.SignedInAs("priya.nair");
        var id = await owen.Logs("Two of us look at this.");
        await owen.Get("/concerns/" + id);
        await priya.Does(id, "urgent", ("In.Urgent", "He is out tonight."));
        var answer = await owen.Post($"/concerns/{id}/decide", ("In.Decision", "advice"), ("In.Words", "Advice was given to the school."));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("Somebody else changed this concern while you were writing");
        answer.Page.QuerySelector(".bw-meanwhile")!.TextContent.ShouldContain("Priya Nair marked it urgent");
        answer.Page.QuerySelector("#In_Words")!.TextContent.Trim().ShouldBe("Advice was given to the school.");
        answer.Page.QuerySelector("input[value=advice]")!.HasAttribute("checked").ShouldBeTrue();
        (await owen.Post($"/concerns/{id}/decide", ("In.Decision", "advice"), ("In.Words", "Advice was given to the school."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(id)).DecisionCode.ShouldBe("advice");
    }

    [Fact]
    public async Task Whoever_rang_is_owed_the_news_until_somebody_has_told_them()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("She rang.", ("Input.CallerName", "Ida Penn"), ("Input.TakeIt", "true"));
        await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."));
        (await county.Site.Stored(id)).Queue.ShouldBe(Queues.SomebodyHasIt);
        (await owen.Get("/worklist?Whose=mine")).Words.ShouldContain("They are to hear what came of it");
        (await owen.Does(id, "write?handler=Feedback", ("In.FeedbackHow", "rang back at 4pm"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await county.Site.Stored(id);
        (told.Queue, told.FeedbackAt is not null).ShouldBe((Queues.NothingWaits, true));
    }

    [Fact]
    public async Task Each_act_is_one_fact_with_its_purpose_and_a_changed_basis_is_kept()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A line of purpose.");
        await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Vital interest."), ("In.Basis", "gdpr-6-1-d"));
        var record = Guid.Parse(id);
        var envelope = await county.Site.Ask(db => db.Set<StoredFact>().Where(f => f.RecordId == record && f.Name == "concern-decided").Select(f => f.Envelope).SingleAsync());
        FactEnvelope.Read(envelope, "basis").ShouldBe("gdpr-6-1-d");
        (await owen.Does(id, "reopen", ("In.Reopen", "More came in."))).Status.ShouldBe(HttpStatusCode.NotFound, "an officer may not reopen");
    }

    [Fact]
    public async Task Wording_is_hinted_at_on_redraw_and_blocks_nothing()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Wording.");
        var answer = await owen.Does(id, "decide", ("In.Decision", ""), ("In.Words", "He absconded."));
        answer.Page.QuerySelector("[data-bw-wording-for=In_Words]")!.TextContent.ShouldContain("went missing");
        (await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "He absconded."))).Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
