using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Report;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Reply;

/// <summary>Coming back with the receipt.</summary>
public abstract class ReplyTests(Merrowshire county)
{
    private const string Unknown = "apple apple apple apple apple apple apple apple";

    private RunningBreakwater Site => county.Site;

    [Fact]
    public async Task The_reporter_reads_how_it_stands_and_writes_more()
    {
        var receipt = await Report();
        using var visitor = await Opened(receipt);
        var page = await visitor.Get("/reply");
        page.Words.ShouldContain("We have it. Nobody has read it yet.");
        (await visitor.Post("/reply?handler=More", ("Message", "There is also a grey car."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/reply")).Words.ShouldContain("There is also a grey car.");

        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, receipt);
        var message = await db.Messages.SingleAsync(m => m.ConcernId == concern.Id);
        message.FromReporter.ShouldBeTrue();
        (await db.Unseal(concern.Id.Value, "messages.text", message.Text)).ShouldBe("There is also a grey car.");
        concern.AnswerBy.ShouldNotBeNull("an answer is due");
        var team = await db.Set<Kernel.Workers.Worker>().Where(w => w.Team == "hub").Select(w => w.Id).ToListAsync();
        (await db.Set<Notice>().Where(n => n.Path == $"/concerns/{concern.Id}").Select(n => n.WorkerId).ToListAsync()).ShouldBe(team, ignoreOrder: true, "nobody has it, so everybody of the team is told");
    }

    [Fact]
    public async Task A_message_sent_again_after_going_back_is_one_message()
    {
        var receipt = await Report();
        using var visitor = await Opened(receipt);
        (await visitor.Post("/reply?handler=More", ("Message", "There is also a grey car."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await visitor.Get("/reply");
        (await visitor.Post("/reply?handler=More", ("Message", "There is also a grey car.\r\n"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var again = await visitor.Get("/reply");
        again.Words.ShouldContain("We have it already, so it was not sent a second time");
        again.Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBeEmpty();
        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, receipt);
        (await db.Messages.CountAsync(m => m.ConcernId == concern.Id)).ShouldBe(1);

        Site.Clock.GoOn(TimeSpan.FromMinutes(16));
        await visitor.Get("/reply");
        await visitor.Post("/reply?handler=More", ("Message", "There is also a grey car."));
        (await db.Messages.CountAsync(m => m.ConcernId == concern.Id)).ShouldBe(2, "seen again some time later, it is news");
    }

    [Fact]
    public async Task The_hub_s_answer_is_read_and_that_is_a_fact()
    {
        var receipt = await Report();
        await using (var db = Site.Partnership.Safeguarding())
        {
            var concern = await Concern(db, receipt);
            var owen = Site.People["owen.marsh"];
            db.Begin(LawfulStep.Answer.By(owen.AsActor(), "csc", db.Partnership.Clock));
            db.Add(new Message { Id = Id<Message>.New(db.Partnership.Clock), ConcernId = concern.Id, Agency = "csc", Regime = Breakwater.Kernel.Acting.Regime.UkGdpr, FromReporter = false, WorkerId = owen.Id, At = db.Act.At, Text = await db.Seal(concern.Id.Value, "messages.text", "Which bus stop is it?") });
            db.Record(new ReporterAdded(), concern);
            await db.SaveChangesAsync();
        }
        using var visitor = await Opened(receipt);
        var page = await visitor.Get("/reply");
        page.Words.ShouldContain("Which bus stop is it?");
        page.Words.ShouldNotContain("Owen", customMessage: "no worker is named to the reporter");
        await using var after = Site.Partnership.Safeguarding();
        (await after.Messages.SingleAsync(m => !m.FromReporter && m.ReadAt != null)).ReadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_written_before_a_decision_still_waits_after_it_and_whoever_accepts_is_told_of_more()
    {
        var receipt = await Report();
        using var visitor = await Opened(receipt);
        await visitor.Get("/reply");
        await visitor.Post("/reply?handler=More", ("Message", "He has gone with them."));
        string id;
        await using (var db = Site.Partnership.Safeguarding()) id = (await Concern(db, receipt)).Id.ToString();
        using var owen = await Site.SignedInAs("owen.marsh");
        await owen.Does(id, "take");
        var referral = await Site.Offers(owen, id);
        using var tessa = await Site.SignedInAs("tessa.boyle");
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        var reference = (await Site.Stored(id)).Reference;
        (await owen.Get("/worklist?Whose=mine")).Page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(reference, StringComparison.Ordinal)).TextContent.ShouldContain("A message to answer");
        (await owen.Get("/desk")).Words.ShouldContain($"{reference}: a message to answer");
        (await tessa.Get("/desk")).Words.ShouldContain($"{reference}: read what whoever told us added");

        await visitor.Get("/reply");
        await visitor.Post("/reply?handler=More", ("Message", "The grey car took him an hour ago."));
        (await tessa.Get("/desk")).Words.ShouldContain($"Whoever told us about {reference} wrote more.");
        await owen.Does(id, "write", ("In.Question", "Thank you. We are acting on it."));
        (await Site.Stored(id)).Queue.ShouldBe(Queues.NothingWaits);
    }

    [Fact]
    public async Task Who_accepted_and_may_read_the_referral_alone_is_told_that_there_is_more_and_sent_to_the_hub()
    {
        var receipt = await Report();
        string id;
        await using (var db = Site.Partnership.Safeguarding()) id = (await Concern(db, receipt)).Id.ToString();
        using var owen = await Site.SignedInAs("owen.marsh");
        await owen.Does(id, "take");
        (await owen.Does(id, "decide", ("In.Decision", "early-help"), ("In.Team", "stepping-stones/mentors"), ("In.Words", "A mentor would help."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var referral = await Site.Ask(db => db.Referrals.Where(r => r.ConcernId == Id<Concern>.Parse(id, null)).Select(r => r.Id).SingleAsync());
        using var mia = await Site.SignedInAs("mia.castle");
        await mia.Get("/referrals/" + referral);
        (await mia.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await mia.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.NotFound);

        using var visitor = await Opened(receipt);
        await visitor.Get("/reply");
        await visitor.Post("/reply?handler=More", ("Message", "The grey car came back."));
        var notice = (await mia.Get("/desk")).Page.QuerySelectorAll("button[name='notice']").Single(b => b.TextContent.Contains("wrote more", StringComparison.Ordinal));
        notice.TextContent.ShouldContain("Ask the hub what it says.");
        var leads = await mia.Post("/desk?handler=Read", ("notice", notice.GetAttribute("value")!));
        leads.Location.ShouldEndWith("/referrals/" + referral);
        (await mia.Get(leads.Location!)).Words.ShouldContain("A mentor would help.");
    }

    [Theory]
    [InlineData("", "Type the eight words of your receipt")]
    [InlineData("apple banana", "A receipt has eight words. You typed 2")]
    [InlineData("apple apple apple apple apple apple apple zzzz", "\"zzzz\" is not one of our receipt words")]
    [InlineData(Unknown, "We have no report with these words")]
    public async Task Words_that_open_nothing_say_what_is_wrong(string typed, string says)
    {
        using var visitor = Site.Visitor();
        await visitor.Get("/reply");
        var answer = await visitor.Post("/reply?handler=Open", ("Receipt", typed));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain(says);
        visitor.Cookies.ContainsKey("__Host-back").ShouldBeFalse();
    }

    [Fact]
    public async Task A_report_that_was_disposed_of_and_one_that_never_was_get_one_answer()
    {
        var receipt = await Report();
        using (var visitor = await Opened(receipt)) await visitor.Post("/reply?handler=More", ("Message", "more"));
        await using (var db = Site.Partnership.Safeguarding())
        {
            var concern = await Concern(db, receipt);
            (await db.KeyOf(concern.Id.Value)).Destroy(db.Partnership.Clock.Instant());
            await db.SaveChangesAsync();
        }
        using var back = await Opened(receipt);
        var page = await back.Get("/reply");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelector("textarea[name=Receipt]").ShouldNotBeNull("there is nothing left to open");
    }

    [Fact]
    public async Task However_the_words_are_typed_they_open_the_report()
    {
        var receipt = await Report();
        foreach (var typed in new[] { receipt.ToUpperInvariant(), receipt.Replace(' ', '-'), "  " + receipt.Replace(" ", ",\n", StringComparison.Ordinal) })
        {
            using var visitor = await Opened(typed);
            (await visitor.Get("/reply")).Words.ShouldContain("How it stands");
        }
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_kept_and_the_length_is_said()
    {
        using var visitor = await Opened(await Report());
        await visitor.Get("/reply");
        var answer = await visitor.Post("/reply?handler=More", ("Message", new string('m', 10_001)));
        answer.Words.ShouldContain("One message can have up to 10,000 characters. Yours has 10,001");
        answer.Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().Length.ShouldBe(10_001);
        (await visitor.Get("/reply")).Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().Length.ShouldBe(10_001);
    }

    [Fact]
    public async Task After_twenty_minutes_it_is_closed_and_what_was_being_typed_comes_back()
    {
        await using var site = await RunningBreakwater.Start();
        using var resident = await new Resident(site).FillsIn();
        await resident.Sends();
        using var visitor = site.Visitor();
        await visitor.Get("/reply");
        await visitor.Post("/reply?handler=Open", ("Receipt", resident.Receipt!));
        await visitor.Get("/reply");
        site.Clock.GoOn(TimeSpan.FromMinutes(21));
        var late = await visitor.Post("/reply?handler=More", ("Message", "typed too late"));
        late.Words.ShouldContain("so we closed your report on this screen");
        late.Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBe("typed too late");

        var wrong = await visitor.Post("/reply?handler=Open", ("Receipt", Unknown), ("Message", "typed too late"));
        wrong.Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBe("typed too late", "one wrong word loses nothing");
        (await visitor.Post("/reply?handler=Open", ("Receipt", resident.Receipt!), ("Message", "typed too late"))).Location.ShouldBe("/reply");
        (await visitor.Get("/reply")).Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBe("typed too late", "as the page said, it is kept");
        (await visitor.Post("/reply?handler=More", ("Message", "typed too late"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var sent = await visitor.Get("/reply");
        sent.Page.QuerySelector(".bw-talk__you")!.TextContent.ShouldContain("typed too late");
        sent.Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_being_typed_outlives_a_refresh_and_never_comes_back_after_leaving()
    {
        using var visitor = await Opened(await Report());
        (await visitor.Get("/reply")).Page.QuerySelector("form[data-bw-autosave='/reply?handler=Keep'] textarea[name=Message]").ShouldNotBeNull();
        (await visitor.Post("/reply?handler=Keep", ("Message", "half a sent"), ("__once", ""))).Status.ShouldBe(HttpStatusCode.NoContent);
        var page = await visitor.Get("/reply");
        page.Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBe("half a sent");

        (string, string)[] hidden = [.. page.Page.Forms.First(f => f.GetAttribute("action")!.EndsWith("More", StringComparison.Ordinal)).QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Where(h => h.Item1 != "__once")];
        (await visitor.PostPlain("/reply?handler=Keep", [.. hidden.Where(h => h.Item1 != "Of"), ("Of", "another"), ("Message", "of another report")])).Status.ShouldBe(HttpStatusCode.Gone);
        (await visitor.Get("/reply")).Page.QuerySelector("textarea[name=Message]")!.TextContent.Trim().ShouldBe("half a sent");
        var underWay = visitor.Cookies["__Host-breakwater-form"];
        await visitor.Get("/leave");
        visitor.Keep("__Host-breakwater-form", underWay);
        (await visitor.PostPlain("/reply?handler=Keep", [.. hidden, ("Message", "late")])).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task What_was_typed_under_one_report_never_comes_under_another()
    {
        await using var site = await RunningBreakwater.Start();
        string[] receipts = new string[2];
        for (var i = 0; i < 2; i++)
        {
            using var resident = await new Resident(site).FillsIn();
            await resident.Sends();
            receipts[i] = resident.Receipt!;
        }
        using var shared = site.Visitor();
        await shared.Get("/reply");
        await shared.Post("/reply?handler=Open", ("Receipt", receipts[0]));
        var first = await shared.Get("/reply");
        (string, string)[] hidden = [.. first.Page.Forms.First(f => f.GetAttribute("action")!.EndsWith("More", StringComparison.Ordinal)).QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))];
        site.Clock.GoOn(TimeSpan.FromMinutes(21));
        (await shared.Post("/reply?handler=More", ("Message", "of the first alone"))).Words.ShouldContain("of the first alone");
        await shared.Post("/reply?handler=Open", ("Receipt", receipts[1]), ("Message", "of the first alone"));
        (await shared.Get("/reply")).Text.ShouldNotContain("of the first alone", customMessage: "somebody else's words opened another report on this screen");

        var late = await shared.PostPlain("/reply?handler=More", [.. hidden.Where(h => h.Item1 != "__once"), ("Message", "of the first alone")]);
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a window of the first report that was left open");
        late.Words.ShouldContain("of the first alone", customMessage: "and is not lost to whoever typed it");
        await using var db = site.Partnership.Safeguarding();
        (await db.Messages.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("no-further-action", "We looked into it with care.")]
    [InlineData("told-police-now", "We told the police at once.")]
    public async Task A_decision_is_told_in_words_that_give_nobody_away(string decision, string says)
    {
        var receipt = await Report();
        await using (var db = Site.Partnership.Safeguarding())
        {
            var owen = Site.People["owen.marsh"];
            var viewer = new Kernel.Access.Viewer(owen.Id, owen.Name, owen.Agency, owen.Team, owen.RoleList);
            var concern = await Concern(db, receipt);
            await new DecideConcern(db).Do(LawfulStep.Triage.By(viewer, db.Partnership.Clock), viewer, concern, concern.Version, new DecisionInput(decision, "A reason that stays inside", ExternalReference: "Sergeant Amis"));
        }
        using var visitor = await Opened(receipt);
        var page = await visitor.Get("/reply");
        page.Words.ShouldContain(says);
        page.Words.ShouldNotContain("A reason that stays inside");
        page.Words.ShouldNotContain("Sergeant Amis");
    }

    [Fact]
    public void Every_status_has_words()
    {
        var shelf = new Web.Words.WordShelf(Site.Partnership);
        foreach (var status in Enum.GetValues<ConcernStatus>())
            Web.Pages.Reply.Told.Words(status, null, "child", shelf["reply"], Site.Partnership.Partnership.Configuration).ShouldNotBeNullOrWhiteSpace();
    }

    private async Task<string> Report()
    {
        using var resident = await new Resident(Site).FillsIn();
        await resident.Sends();
        return resident.Receipt!;
    }

    private async Task<Visitor> Opened(string typed)
    {
        var visitor = Site.Visitor();
        await visitor.Get("/reply");
        (await visitor.Post("/reply?handler=Open", ("Receipt", typed))).Status.ShouldBe(HttpStatusCode.Redirect);
        await visitor.Get("/reply");
        return visitor;
    }

    private async Task<Concern> Concern(SafeguardingDb db, string receipt)
    {
        var digest = Receipt.Digest(receipt, Site.Partnership.Partnership.Keys);
        return await db.Concerns.SingleAsync(c => c.ReceiptDigest == digest);
    }
}

public sealed class ReplyTestsOnSqlite(Merrowshire county) : ReplyTests(county), IClassFixture<Merrowshire>;

public sealed class ReplyTestsOnPostgres(MerrowshireOnPostgres county) : ReplyTests(county), IClassFixture<MerrowshireOnPostgres>;
