using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.People;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Desk;

/// <summary>What waits for somebody stands on their desk, and what was done by anybody reads as work no longer.</summary>
public sealed class WaitsForYouTests
{
    private const string Nothing = "Nothing new waits for you";

    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    private static readonly (string, string) TakeIt = ("Input.TakeIt", "true");
    private static readonly (string, string)[] Intelligence = [("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), ("In.Reference", "Sergeant Amis, Kestrelham")];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_disposal_waits_for_those_who_may_sign_it_and_its_refusal_is_told_with_the_reason(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var neil = await site.SignedInAs("neil.ashworth");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var owen = await site.SignedInAs("owen.marsh");
        var concern = await Decided(site);
        await neil.Get("/retention");
        (await neil.Post("/retention", ("Reference", concern.Reference), ("Reason", "A request of May."), ("Erase", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await Done(dana, "A disposal waits for a second name.")).ShouldBe(false);
        Asked(await dana.Get("/desk"), "/retention/confirm").ShouldNotBeNull().ShouldContain(concern.Reference);
        (await site.Mails()).ShouldContain(m => m.To.StartsWith("dana.", StringComparison.Ordinal));
        (await Done(neil, "A disposal waits")).ShouldBeNull("nobody signs what they proposed");
        Asked(await neil.Get("/desk"), "/retention/confirm").ShouldBeNull();
        (await Done(owen, "A disposal waits")).ShouldBeNull();

        await dana.Get("/retention/confirm");
        (await dana.Post("/retention/confirm?handler=Refuse", ("Reason", "The inquiry may ask for it."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(dana, "A disposal waits for a second name.")).ShouldBe(true);
        Asked(await dana.Get("/desk"), "/retention/confirm").ShouldBeNull();
        var notice = (await neil.Get("/desk")).Page.QuerySelectorAll("button[name=notice]").Single(b => b.TextContent.Contains("came back with a reason", StringComparison.Ordinal));
        var kept = await neil.Get((await neil.Post("/desk?handler=Read", ("notice", notice.GetAttribute("value")!))).Location!);
        kept.Words.ShouldContain("The inquiry may ask for it.");
        kept.Words.ShouldContain("Not given by Dana Whitlock");
        kept.Words.ShouldNotContain("was disposed of");
        var settled = (await neil.Get("/retention")).Page.QuerySelectorAll("main li").Single(l => l.QuerySelector("a[href^='/retention/']") is not null).TextContent;
        settled.ShouldContain(concern.Reference, customMessage: "also once its notice is read");
        settled.ShouldContain(": kept.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_disposal_of_what_is_hidden_from_somebody_is_not_announced_to_them(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var neil = await site.SignedInAs("neil.ashworth");
        using var dana = await site.SignedInAs("dana.whitlock");
        var concern = await Decided(site);
        await dana.Get($"/concerns/{concern.Id}/conflict");
        await dana.Post($"/concerns/{concern.Id}/conflict");
        await neil.Get("/retention");
        (await neil.Post("/retention", ("Reference", concern.Reference), ("Reason", "A request of May."), ("Erase", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(dana, "A disposal waits")).ShouldBeNull();
        Asked(await dana.Get("/desk"), "/retention/confirm").ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_check_waits_on_the_desk_of_the_asked_agency_until_it_is_answered(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var beth = await site.SignedInAs("beth.lomax");
        (await beth.Get("/desk")).Words.ShouldContain(Nothing);
        var id = await owen.Logs("A pupil has two phones.", ("Input.Name", "Bryn Holloway"), TakeIt);
        (await owen.Does(id, "ask", ("In.Who", "Bryn Holloway"), ("In.Agencies", "health"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var concern = Id<Concern>.Parse(id, null);
        var check = "/checks/" + await site.Ask(db => db.Checks.Where(c => c.ConcernId == concern).Select(c => c.Id).SingleAsync());

        var desk = await beth.Get("/desk");
        Asked(desk, check).ShouldNotBeNull().ShouldContain("say what your agency holds");
        desk.Words.ShouldNotContain(Nothing);
        desk.Text.ShouldNotContain("Holloway");
        (await Done(beth, "is asked what it holds")).ShouldBe(false);

        await beth.Get(check);
        (await beth.Post(check, ("Answer", "NothingHeld"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(beth, "is asked what it holds")).ShouldBe(true);
        desk = await beth.Get("/desk");
        Asked(desk, check).ShouldBeNull();
        desk.Words.ShouldContain(Nothing);
        (await site.Ask(db => db.Set<Notice>().CountAsync(n => n.Path == check))).ShouldBeGreaterThan(0, "what was told stays told");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_waits_on_the_desk_of_the_second_name_and_its_refusal_is_told(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var neil = await site.SignedInAs("neil.ashworth");
        foreach (var person in new[] { site.People["tom.ferris"], site.People["kit.rowe"] })
        {
            await piotr.Get($"/people/{person.Id}");
            (await piotr.Post($"/people/{person.Id}", ("Input.Name", person.Name), ("Input.Email", person.Email), ("Input.JobTitle", person.JobTitle ?? ""), ("Input.Place", person.Agency + "/" + person.Team), ("Input.Roles", "hub_officer"))).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        var desk = await neil.Get("/desk");
        Asked(desk, "/people/second-name").ShouldNotBeNull().ShouldContain("2 accounts");
        desk.Words.ShouldNotContain(Nothing);
        Asked(await piotr.Get("/desk"), "/people/second-name").ShouldBeNull("nobody signs what they proposed");

        await neil.Get("/people/second-name");
        (await neil.Post("/people/second-name?handler=Refuse")).Status.ShouldBe(HttpStatusCode.Redirect);
        Asked(await neil.Get("/desk"), "/people/second-name").ShouldNotBeNull().ShouldContain("An account");
        Lines(await neil.Get("/desk"), "An account waits for a second name.").Count(IsDone).ShouldBe(1, "the other waits still");
        Lines(await piotr.Get("/desk"), "did not get a second name").Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_join_waits_for_those_who_may_confirm_it_and_may_open_both_records(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var priya = await site.SignedInAs("priya.nair");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var ruth = await site.SignedInAs("ruth.penhale");
        var (one, other) = (await site.Brings(Recognised.Somebody("Rafe Ortolan")), await site.Brings(Recognised.Somebody("Raff Ortolan")));
        var page = "/matches/" + (await site.Match(one, other)).Id;
        Asked(await priya.Get("/desk"), page).ShouldBeNull("nobody has judged it");
        await owen.Get(page);
        (await owen.Post(page + "/judge", ("Answer", "same"), ("Reason", "Same school and mother."))).Location.ShouldBe(page);

        var desk = await priya.Get("/desk");
        Asked(desk, page).ShouldNotBeNull().ShouldContain(other.Reference);
        desk.Words.ShouldNotContain(Nothing);
        desk.Text.ShouldNotContain("Ortolan");
        Asked(await dana.Get("/desk"), page).ShouldNotBeNull();
        Asked(await owen.Get("/desk"), page).ShouldBeNull("nobody signs what they judged");
        Asked(await ruth.Get("/desk"), page).ShouldBeNull("the records aren't open to her");
        await dana.Get($"/concerns/{one.Id}/conflict");
        await dana.Post($"/concerns/{one.Id}/conflict");
        Asked(await dana.Get("/desk"), page).ShouldBeNull("one of the two isn't there for her");

        await priya.Get(page);
        (await priya.Post(page + "/confirm")).Status.ShouldBe(HttpStatusCode.Redirect);
        Asked(await priya.Get("/desk"), page).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_offer_that_was_accepted_and_a_decision_that_was_signed_are_done(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        using var tessa = await site.SignedInAs("tessa.boyle");
        var referral = await site.Offers(owen, await owen.Logs("The first.", TakeIt));
        (await Done(tessa, "was offered to your team")).ShouldBe(false);
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(tessa, "was offered to your team")).ShouldBe(true);

        var id = await owen.Logs("The second.", TakeIt);
        (await owen.Does(id, "decide", Intelligence)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(dana, "waits for a second name")).ShouldBe(false);
        (await dana.Does(id, "countersign")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(dana, "waits for a second name")).ShouldBe(true);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_was_sent_back_says_so_to_its_proposer_where_it_is_decided_again(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var dana = await site.SignedInAs("dana.whitlock");
        var id = await owen.Logs("Intelligence about a yard.", TakeIt);
        await owen.Does(id, "decide", Intelligence);
        (await dana.Does(id, "countersign?handler=Refuse", ("In.RefuseBecause", "Ask the neighbour first."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Done(owen, "came back with a reason")).ShouldBe(false);
        var panel = await Panel(owen, id);
        panel.ShouldContain("Decide again");
        panel.ShouldContain("Dana Whitlock did not put the second name to the decision: Intelligence only");
        panel.ShouldContain("Ask the neighbour first.");

        await owen.Does(id, "decide", Intelligence);
        (await owen.Does(id, "decide?handler=Withdraw")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Panel(owen, id)).ShouldNotContain("Ask the neighbour first.", customMessage: "it was proposed again since");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_flood_of_notices_hides_no_urgent_one_and_the_desk_says_that_there_are_more(Database database)
    {
        await using var site = await OnBoth.Start(database);
        async Task Tell(string text, int minutesAgo) => await site.Ask(db =>
        {
            db.Add(new Notice { Id = Id<Notice>.New(site.Clock).Value, WorkerId = site.People["tessa.boyle"].Id, Text = text, Path = "/signs", At = site.Clock.Instant().AddMinutes(-minutesAgo) });
            return db.SaveChangesAsync();
        });
        await Tell("The oldest came in as urgent. Look at it now.", 90);
        for (var i = 1; i < 20; i++) await Tell($"The {i}th of the flood.", i);
        using var tessa = await site.SignedInAs("tessa.boyle");
        (await tessa.Get("/desk")).Words.ShouldNotContain("There are more.");
        await Tell("One too many.", 60);
        var desk = await tessa.Get("/desk");
        Lines(desk, "").Count.ShouldBe(20);
        Lines(desk, "")[0].ShouldContain("The oldest came in as urgent");
        desk.Words.ShouldNotContain("One too many.");
        desk.Words.ShouldContain("There are more.");
    }

    [Fact]
    public async Task A_desk_says_where_accepted_referrals_stand_and_leads_to_what_no_other_page_leads_to()
    {
        await using var site = await RunningBreakwater.Start();
        using var tessa = await site.SignedInAs("tessa.boyle");
        using var neil = await site.SignedInAs("neil.ashworth");
        var desk = await tessa.Get("/desk");
        desk.Words.ShouldContain(Nothing);
        desk.Words.ShouldContain("What you accepted stands under Referrals.");
        desk.Page.QuerySelector("main a[href='/briefing']").ShouldNotBeNull();
        desk.Page.QuerySelector("main a[href='/matches/quality']").ShouldBeNull("her role may not");
        desk = await neil.Get("/desk");
        desk.Words.ShouldNotContain("What you accepted");
        desk.Page.QuerySelector("main a[href='/briefing']").ShouldBeNull("his role may not");
        desk.Page.QuerySelector("main a[href='/matches/quality']").ShouldNotBeNull();
    }

    [Fact]
    public async Task How_many_have_nobody_is_said_so_that_it_reads()
    {
        await using var site = await RunningBreakwater.Start();
        using var owen = await site.SignedInAs("owen.marsh");
        await owen.Logs("The first.");
        (await owen.Get("/desk")).Page.QuerySelector("main .bw-nobody")!.TextContent.ShouldBe("1 concern has nobody yet.");
        await owen.Logs("The second.");
        (await owen.Get("/desk")).Page.QuerySelector("main .bw-nobody")!.TextContent.ShouldBe("2 concerns have nobody yet.");
    }

    [Fact]
    public async Task A_notice_about_several_referrals_names_none_and_is_shown()
    {
        await using var site = await RunningBreakwater.Start();
        await site.Ask(db =>
        {
            db.Add(new Notice { Id = Id<Notice>.New(site.Clock).Value, WorkerId = site.People["tessa.boyle"].Id, Text = "2 referrals to your team have nobody again.", Path = "/referrals", At = site.Clock.Instant() });
            return db.SaveChangesAsync();
        });
        using var tessa = await site.SignedInAs("tessa.boyle");
        (await Done(tessa, "2 referrals to your team")).ShouldBe(false);
    }

    [Fact]
    public async Task One_entry_of_the_menu_is_the_current_one()
    {
        await using var site = await RunningBreakwater.Start();
        foreach (var (who, path, entry) in new[]
        {
            ("piotr.zielak", "/people/second-name", "/people/second-name"), ("piotr.zielak", "/people/new", "/people"),
            ("neil.ashworth", "/retention/confirm", "/retention/confirm"), ("neil.ashworth", "/retention", "/retention"),
        })
        {
            using var visitor = await site.SignedInAs(who);
            (await visitor.Get(path)).Page.QuerySelectorAll("nav a[aria-current]").Select(a => a.GetAttribute("href")).ShouldHaveSingleItem(path).ShouldBe(entry);
        }
    }

    internal static async Task<Concern> Decided(RunningBreakwater site)
    {
        var owen = Viewer.Of(site.People["owen.marsh"]);
        await using var db = site.Partnership.Safeguarding();
        var input = new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "A boy at the quay.") { Area = "ashmere", WantsReceipt = true, ReceivedAt = site.Clock.Instant() };
        var concern = (await new ReportConcern(db).Do(LawfulStep.Triage.By(owen, site.Clock), input)).Concern;
        await new DecideConcern(db).Do(LawfulStep.Triage.By(owen, site.Clock), owen, concern, concern.Version, new DecisionInput("no-further-action", "Nothing in it."));
        return concern;
    }

    private static async Task<string> Panel(Visitor who, string id) => (await who.Get("/concerns/" + id)).Page.QuerySelector(".bw-decision")!.TextContent;

    /// <summary>The words of the desk's line that leads there, other than a notice or the menu; null: there is none.</summary>
    private static string? Asked(Answer desk, string path) => desk.Page.QuerySelector($"dt a[href='{path}']")?.TextContent;

    /// <summary>Whether the newest notice with these words is shown as done; null: there is none.</summary>
    private static async Task<bool?> Done(Visitor who, string words) => Lines(await who.Get("/desk"), words) is [var newest, ..] ? IsDone(newest) : null;

    private static List<string> Lines(Answer desk, string words) =>
        [.. desk.Page.QuerySelectorAll("li:has(button[name=notice])").Select(l => l.TextContent).Where(t => t.Contains(words, StringComparison.Ordinal))];

    private static bool IsDone(string line) => line.Contains("done since", StringComparison.Ordinal);
}
