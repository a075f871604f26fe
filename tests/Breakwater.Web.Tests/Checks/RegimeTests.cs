using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Checks;

/// <summary>Each record and each passage says whose it is and which law governs it, on the page, on paper and in a copy.</summary>
public sealed class RegimeTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    private const string Held = "Held by Merrowshire Police · Part 3";

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Words_carry_their_agency_and_the_law_that_governs_them(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(merrowshire.Open);
        var part3 = new LawfulStep("safeguarding-triage", "dpa2018-part3");
        var id = (await merrowshire.Report()).Id;
        var police = merrowshire.Hub with { Name = "Marcus Hale", Agency = "police", Team = "missing-exploitation", Roles = ["police_officer"] };
        await using (var db = merrowshire.Db())
        {
            var concern = await db.Concerns.SingleAsync(c => c.Id == id);
            concern.Regime.ShouldBe(Regime.UkGdpr);
            await new AskAgencies(db).Do(merrowshire.Act(merrowshire.Hub, LawfulStep.Share), merrowshire.Hub, concern, concern.Version, ["health", "police", "yjs"], new CheckQuestion("Rafe Ortolan", ""), 4, merrowshire.Open.Abilities["answer_check"]);
        }
        async Task Answers(string agency, LawfulStep step)
        {
            await using var db = merrowshire.Db();
            var check = await db.Checks.SingleAsync(c => c.Agency == agency);
            await new AnswerCheck(db).Do(merrowshire.Act(police with { Agency = agency }, step), police with { Agency = agency }, check, check.Version, CheckAnswerKind.HeldAndShared, "Known here.", pointerOnly: false);
        }

        await Answers("police", AnswerCheck.StepOf(merrowshire.Open.Partnership.Configuration, "police", CheckAnswerKind.HeldAndShared, "child"));
        // A nurse is no competent authority, whatever basis is chosen; youth justice is, where it answers for law enforcement.
        await Answers("health", part3);
        await Answers("yjs", new LawfulStep("crime-prevention", "cda1998-115"));
        await using (var db = merrowshire.Db())
        {
            var concern = await db.Concerns.SingleAsync(c => c.Id == id);
            await new DecideConcern(db).Do(merrowshire.Act(merrowshire.Hub, LawfulStep.Refer), merrowshire.Hub, concern, concern.Version, new DecisionInput("strategy-discussion", null, "police", "missing-exploitation", "Meet today."));
        }
        await using (var db = merrowshire.Db())
        {
            var referral = await db.Referrals.SingleAsync();
            await new DeclineReferral(db).Do(merrowshire.Act(police, new LawfulStep("crime-prevention", "dpa2018-part3")), police, referral, referral.Version, "An operation runs.");
        }
        await new AddToReport(merrowshire.Db()).Do(id, police.AsActor(), "Seen again.", "police");

        await using var after = merrowshire.Db();
        (await after.Checks.ToDictionaryAsync(c => c.Agency, c => c.AnswerRegime)).ShouldBe(
            new Dictionary<string, Regime> { ["police"] = Regime.LawEnforcement, ["health"] = Regime.UkGdpr, ["yjs"] = Regime.LawEnforcement }, ignoreOrder: true);
        var declined = await after.Referrals.SingleAsync();
        (declined.FromAgency, declined.Regime, declined.DeclineRegime).ShouldBe(("csc", Regime.UkGdpr, Regime.LawEnforcement));
        var message = await after.Messages.SingleAsync();
        (message.Agency, message.Regime).ShouldBe(("police", Regime.UkGdpr));
        (await after.SourceRecords.Select(r => r.Regime).Distinct().SingleAsync()).ShouldBe(Regime.UkGdpr);
    }

    [Fact]
    public void Part_3_needs_a_competent_authority_and_a_purpose_or_basis_of_law_enforcement()
    {
        var configuration = county.Site.Partnership.Partnership.Configuration;
        configuration.RegimeOf("police", "safeguarding-triage", "gdpr-6-1-e-sch1-18").ShouldBe(Regime.UkGdpr);
        configuration.RegimeOf("police", "crime-prevention", "cda1998-115").ShouldBe(Regime.LawEnforcement);
        configuration.RegimeOf("probation", "safeguarding-checks", "dpa2018-part3").ShouldBe(Regime.LawEnforcement);
        configuration.RegimeOf("csc", "crime-prevention", "dpa2018-part3").ShouldBe(Regime.UkGdpr);
    }

    [Fact]
    public async Task A_police_answer_is_marked_as_theirs_on_the_page_and_on_paper()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Police hold something.", ("Input.Name", "Idris Vane"));
        (await owen.Get("/concerns/" + id)).Words.ShouldNotContain("Part 3 passages");
        var check = await Asked(owen, id, "Idris Vane", "police");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        (await marcus.Get("/checks/" + check)).Words.ShouldContain("basis: law enforcement by a competent authority");
        (await marcus.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "Seen with Crane in May."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await marcus.Get("/checks/" + check)).Words.ShouldContain(Held);
        var page = await owen.Get("/concerns/" + id);
        page.Page.QuerySelector(".bw-record__marking")!.TextContent.ShouldBe("OFFICIAL-SENSITIVE · UK GDPR");
        page.Page.QuerySelector(".bw-check .bw-held")!.TextContent.ShouldBe(Held);
        page.Page.QuerySelector(".bw-record__facts")!.TextContent.ShouldContain("Part 3 passages of Merrowshire Police");
        page.Text.ShouldContain("Holds Part 3 passages of Merrowshire Police", customMessage: "each printed sheet says so");
    }

    [Fact]
    public async Task The_officer_changes_the_basis_in_one_line()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A welfare matter only.", ("Input.Name", "Tilda Marrow"));
        var check = await Asked(owen, id, "Tilda Marrow", "police");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        await marcus.Get("/checks/" + check);
        (await marcus.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "A welfare call in June."), ("Basis", "no-such-basis"))).Words.ShouldContain("from the lists");
        await marcus.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "A welfare call in June."), ("Basis", "ca2004-16la"));
        var page = await owen.Get("/concerns/" + id);
        page.Page.QuerySelector(".bw-check .bw-held")!.TextContent.ShouldBe("Held by Merrowshire Police · UK GDPR");
        page.Words.ShouldNotContain("Part 3 passages");
    }

    [Fact]
    public async Task Police_decline_a_referral_under_Part_3_from_the_page_and_it_says_so()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("Somebody collects money at the school gate.", ("Input.Name", "Bertil Quayle"), ("Input.TakeIt", "true"));
        await owen.Does(id, "decide", ("In.Decision", "strategy-discussion"), ("In.Team", "police/missing-exploitation"), ("In.Words", "Meet today."));
        var concern = Kernel.Ids.Id<Concern>.Parse(id, null);
        var referral = await county.Site.Ask(async db => (await db.Referrals.Where(r => r.ConcernId == concern).Select(r => r.Id).SingleAsync()).ToString());
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        (await marcus.Get("/referrals/" + referral)).Page.QuerySelector("form[action$='/accept'] .bw-lawful")!.TextContent.ShouldContain("Change");
        var refused = await marcus.Post($"/referrals/{referral}/accept?handler=Decline", ("Reason", "An operation runs."), ("Basis", "no-such-basis"));
        refused.Words.ShouldContain("from the lists");
        refused.Page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim().ShouldBe("An operation runs.", "what was typed is kept");
        (await marcus.Post($"/referrals/{referral}/accept?handler=Decline", ("Reason", "An operation runs."), ("Purpose", "crime-prevention"), ("Basis", "dpa2018-part3"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await owen.Get("/referrals/" + referral);
        page.Page.QuerySelector("[aria-labelledby=declined] .bw-held")!.TextContent.ShouldBe(Held);
        page.Text.ShouldContain("Holds Part 3 passages of Merrowshire Police");
    }

    [Fact]
    public async Task A_copy_leaves_police_passages_out_unless_they_were_given_for_its_purpose()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("A copy is made.", ("Input.Name", "Corin Ashdown"), ("Input.TakeIt", "true"));
        var check = await Asked(owen, id, "Corin Ashdown", "police");
        using var marcus = await county.Site.SignedInAs("marcus.hale");
        await marcus.Get("/checks/" + check);
        await marcus.Post("/checks/" + check, ("Answer", "HeldAndShared"), ("Words", "The flat was searched."), ("PassOnFor", "direct-help"));

        async Task<string> Copied(params (string, string)[] more)
        {
            await owen.Get($"/concerns/{id}/copy");
            return (await owen.Post($"/concerns/{id}/copy", [("Recipient", "Head of Calder High"), ("Reason", "She keeps watch."), ("Form", "paper"), .. more])).Words;
        }

        var without = await Copied();
        without.ShouldNotContain("The flat was searched.");
        without.ShouldNotContain("Part 3");
        var with = await Copied(("Purpose", "direct-help"));
        with.ShouldContain("The flat was searched.");
        with.ShouldContain(Held);
        with.ShouldContain("Holds Part 3 passages of Merrowshire Police. Copy for Head of Calder High");
    }

    private async Task<string> Asked(Visitor officer, string concern, string who, string agency)
    {
        (await officer.Does(concern, "ask", ("In.Who", who), ("In.Agencies", agency))).Status.ShouldBe(HttpStatusCode.Redirect);
        var id = Kernel.Ids.Id<Concern>.Parse(concern, null);
        return await county.Site.Ask(async db => (await db.Checks.Where(c => c.ConcernId == id && c.Agency == agency).Select(c => c.Id).SingleAsync()).ToString());
    }
}
