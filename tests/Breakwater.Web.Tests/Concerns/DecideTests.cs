using System.Net;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Appearance;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

public sealed class DecideTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    private static readonly (string, string) Taken = ("In.Reference", "Sergeant Amis, Kestrelham");

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

    [Theory]
    [InlineData("intelligence-only"), InlineData("transfer"), InlineData("told-police-now")]
    public async Task What_goes_to_others_is_decided_only_with_a_reference_or_the_name_of_who_took_it(string decision)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A car of another county.");
        (await owen.Get("/concerns/" + id)).Page.QuerySelector($"input[value='{decision}']")!.GetAttribute("data-needs")!.Split(' ').ShouldContain("reference", "the panel shows the box");
        var refused = await owen.Does(id, "decide", ("In.Decision", decision), ("In.Words", "It is theirs."));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("or the name of who took it there");
        refused.Page.QuerySelector("#In_Reference-error").ShouldNotBeNull();
        (await county.Site.Stored(id)).Status.ShouldBe(ConcernStatus.Received);
        (await owen.Does(id, "decide", ("In.Decision", decision), ("In.Words", "It is theirs."), Taken)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent.ShouldContain("Sergeant Amis, Kestrelham", Case.Sensitive, "whoever signs, and whoever reads it later, sees who has it");
    }

    [Theory]
    [InlineData("crime-recorded"), InlineData("mandatory-report"), InlineData("told-police-now")]
    public async Task A_copy_says_under_which_reference_it_stands_elsewhere_or_who_took_it(string decision)
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A theft from a boy.", ("Input.TakeIt", "true"));
        (await owen.Does(id, "decide", ("In.Decision", decision), ("In.Words", "It is theirs."), Taken)).Status.ShouldBe(HttpStatusCode.Redirect);
        await owen.Get($"/concerns/{id}/copy");
        var copy = await owen.Post($"/concerns/{id}/copy", ("Recipient", "Head of Calder High"), ("Reason", "She keeps watch."), ("Form", "paper"));
        copy.Status.ShouldBe(HttpStatusCode.OK, copy.Words);
        copy.Page.QuerySelector(".bw-copy")!.TextContent.ShouldContain("Reference, or who took it there: Sergeant Amis, Kestrelham");
    }

    [Fact]
    public async Task The_second_name_is_recorded_for_what_the_decision_is_for_unless_the_signer_changes_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        foreach (var (act, name, fields, basis) in new[]
        {
            ("countersign", "decision-countersigned", Array.Empty<(string, string)>(), "cda1998-115"),
            ("countersign", "decision-countersigned", [("In.Basis", "gdpr-6-1-d")], "gdpr-6-1-d"),
            ("countersign?handler=Refuse", "countersignature-refused", [("In.RefuseBecause", "Ask the neighbour first.")], "cda1998-115"),
        })
        {
            var id = await owen.Logs("Intelligence about a yard.");
            await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a walker."), Taken);
            (await dana.Does(id, act, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
            var record = Guid.Parse(id);
            var envelope = await county.Site.Ask(db => db.Set<StoredFact>().Where(f => f.RecordId == record && f.Name == name).Select(f => f.Envelope).SingleAsync());
            (FactEnvelope.Read(envelope, "purpose"), FactEnvelope.Read(envelope, "basis")).ShouldBe(("crime-prevention", basis));
        }
    }

    [Fact]
    public async Task The_second_name_is_never_the_first()
    {
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var mine = await dana.Logs("Intelligence about a car.");
        var alone = await dana.Does(mine, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Registration only."), Taken);
        alone.Words.ShouldContain("nobody but you may put one to this concern");
        (await county.Site.Stored(mine)).Status.ShouldBe(ConcernStatus.Received);
        await county.Site.Ask(db => db.Set<Kernel.Workers.Worker>().Where(w => w.Email.StartsWith("priya")).ExecuteUpdateAsync(w => w.SetProperty(p => p.Roles, "hub_manager")));
        (await dana.Does(mine, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Registration only."), Taken)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await dana.Does(mine, "countersign")).Words.ShouldContain("The second name has to be somebody else's");
        await county.Site.Ask(db => db.Set<Kernel.Workers.Worker>().Where(w => w.Email.StartsWith("priya")).ExecuteUpdateAsync(w => w.SetProperty(p => p.Roles, "hub_officer")));

        var owens = await owen.Logs("Intelligence about a flat.");
        await owen.Does(owens, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), Taken);
        (await dana.Does(owens, "countersign?handler=Refuse", ("In.RefuseBecause", "Ask the neighbour first."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(owens)).Status.ShouldBe(ConcernStatus.Acknowledged);
        await owen.Does(owens, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "The neighbour agreed."), Taken);
        (await dana.Does(owens, "countersign")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await county.Site.Stored(owens)).Status.ShouldBe(ConcernStatus.Decided);
    }

    [Fact]
    public async Task A_proposal_says_who_was_told_and_is_taken_back_by_whoever_made_it()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Intelligence about a shop.");
        var proposed = await owen.Does(id, "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a driver."), Taken);
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
        (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent.ShouldContain("Whoever told us knows since ");
    }

    [Fact]
    public async Task Whoever_has_a_receipt_has_the_answer_there_and_nobody_says_that_they_know_it()
    {
        using var resident = await new Report.Resident(county.Site).FillsIn(words: "Two lads wait for him at the bus stop.");
        await resident.Sends();
        var id = (await county.Site.Ask(db => db.Concerns.OrderByDescending(c => c.ReceivedAt).Select(c => c.Id).FirstAsync())).ToString();
        using var owen = await county.Site.SignedInAs("owen.marsh");
        (await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var decided = (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent;
        decided.ShouldContain("The answer is there for whoever told us, where their receipt leads, since ");
        decided.ShouldNotContain("knows since");
    }

    [Fact]
    public async Task The_panel_and_a_copy_say_who_decided_and_when_and_to_which_team_it_went()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Who decided it.", ("Input.TakeIt", "true"));
        await county.Site.Offers(owen, id);
        var when = SpokenTime.At((await county.Site.Stored(id)).DecidedAt!.Value);
        var panel = (await owen.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent;
        await owen.Get($"/concerns/{id}/copy");
        var copy = (await owen.Post($"/concerns/{id}/copy", ("Recipient", "Head of Calder High"), ("Reason", "She keeps watch."), ("Form", "paper"))).Page.QuerySelector(".bw-copy")!.TextContent;
        foreach (var said in new[] { panel, copy })
        {
            said.ShouldContain($"Decided by Owen Marsh on {when}.");
            said.ShouldContain("To Exploitation Team, Merrowshire Children's Services.");
        }
    }

    [Fact]
    public async Task In_a_copy_the_decision_stands_before_what_was_said()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("He has a second phone.", ("Input.TakeIt", "true"));
        (await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await owen.Get($"/concerns/{id}/copy");
        var copy = await owen.Post($"/concerns/{id}/copy", ("Recipient", "Head of Calder High"), ("Reason", "She keeps watch."), ("Form", "paper"));
        copy.Page.QuerySelectorAll(".bw-copy h2").Select(h => h.TextContent).Take(3).ShouldBe(["The record", "Decision", "What was said (a report, not checked)"]);
    }

    [Theory, InlineData("anonymous"), InlineData("named")]
    public async Task Whoever_chose_no_replies_is_owed_no_news_and_nobody_is_asked_to_reach_them(string promise)
    {
        using var resident = await new Report.Resident(county.Site).FillsIn(words: "His father looks through my phone.", reply: "none", promise: promise);
        await resident.Sends();
        var id = (await county.Site.Ask(db => db.Concerns.OrderByDescending(c => c.ReceivedAt).Select(c => c.Id).FirstAsync())).ToString();
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Does(id, "take");
        (await owen.Does(id, "decide", ("In.Decision", "advice"), ("In.Words", "Spoke to the school."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var decided = await county.Site.Stored(id);
        (decided.Queue, decided.AnswerBy).ShouldBe((Queues.NothingWaits, null));
        var page = await owen.Get("/concerns/" + id);
        page.Words.ShouldContain("No replies wanted");
        page.Words.ShouldNotContain("Whoever told us is to hear");
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
        var (configuration, page) = (county.Site.Partnership.Partnership.Configuration, (await owen.Get("/concerns/" + id)).Page);
        var entry = page.QuerySelectorAll("[aria-labelledby=timeline] .bw-timeline__item").First(i => i.TextContent.Contains("decided:", StringComparison.Ordinal));
        var (purpose, basis) = (configuration.Purposes.Single(p => p.Code == configuration.DecisionOf("advice").Purpose).Words, configuration.Bases.Single(b => b.Code == "gdpr-6-1-d").Words);
        entry.QuerySelectorAll(".bw-timeline__why")[^1].TextContent.ShouldBe($"For: {purpose} · Lawful basis: {basis}");
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
