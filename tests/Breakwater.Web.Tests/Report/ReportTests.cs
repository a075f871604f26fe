using System.Net;
using System.Text.Json;
using Breakwater.Kernel.Keys;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Report;

/// <summary>From the first page to the receipt, over HTTP.</summary>
public abstract class ReportTests(Merrowshire county)
{
    private RunningBreakwater Site => county.Site;

    [Fact]
    public async Task A_worry_is_saved_sealed_and_routed_and_then_its_receipt_is_shown()
    {
        using var resident = await new Resident(Site).FillsIn(words: "He carries bags for a man called Planted-Narrative.");
        await resident.Sends();
        var receipt = resident.Receipt.ShouldNotBeNull();
        receipt.Split(' ').Length.ShouldBe(8);

        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, receipt);
        concern.FrontDoor.ShouldBe("hub");
        concern.About.ShouldBe("child");
        concern.Promise.ShouldBe(Promise.Anonymous);
        concern.Signs.ShouldBe("C20");
        concern.People.Single().Age.ShouldBe("about 14");
        (await db.Unseal(concern.Id.Value, "concerns.narrative", concern.Narrative)).ShouldBe("He carries bags for a man called Planted-Narrative.");
        System.Text.Encoding.UTF8.GetString(concern.Narrative).ShouldNotContain("Planted");
        (await db.Reporters.SingleAsync(r => r.ConcernId == concern.Id)).Identity.ShouldBeNull("an anonymous reporter's name is thrown away, also when it was typed");
    }

    [Fact]
    public async Task An_adult_who_writes_about_themselves_comes_to_the_adults_door_and_is_not_told_of_childline()
    {
        using var resident = await new Resident(Site).FillsIn("me", "Men moved into my flat.", "wellcombe", age: "I am 58");
        await resident.Sends();
        resident.Page.Page.QuerySelector("main")!.TextContent.ShouldNotContain("Childline");
        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, resident.Receipt!);
        (concern.FrontDoor, concern.About).ShouldBe(("adults", "adult"));
        (await db.Set<ConcernPerson>().SingleAsync(p => p.ConcernId == concern.Id)).Role.ShouldBe(PersonRole.AdultAtRisk);
    }

    [Theory]
    [InlineData("17, nearly 18")]
    [InlineData("2011")]
    [InlineData("22/3/2011")]
    public async Task Nobody_is_taken_for_an_adult_by_a_number_that_may_be_no_age(string age)
    {
        using var resident = await new Resident(Site).FillsIn("me", age: age);
        await resident.Sends();
        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, resident.Receipt!);
        (concern.FrontDoor, concern.About).ShouldBe(("hub", "me"));
        (await db.Set<ConcernPerson>().SingleAsync(p => p.ConcernId == concern.Id)).Role.ShouldBe(PersonRole.ChildAtRisk);
    }

    [Theory]
    [InlineData("me", null, "hub")]
    [InlineData("child", "wellcombe", "hub")]
    [InlineData("adult", "ashmere", "adults")]
    [InlineData("place", "wellcombe", "wellcombe-places")]
    [InlineData("place", "ashmere", "hub")]
    [InlineData("group", "dunley", "hub")]
    [InlineData("online", "unknown", "hub")]
    public async Task Each_kind_goes_to_the_right_front_door(string about, string? area, string door)
    {
        using var resident = await new Resident(Site).FillsIn(about, area: area);
        await resident.Sends();
        await using var db = Site.Partnership.Safeguarding();
        (await Concern(db, resident.Receipt!)).FrontDoor.ShouldBe(door);
    }

    [Fact]
    public async Task What_was_answered_about_somebody_else_is_neither_shown_nor_sent_once_it_is_about_me()
    {
        (string, string)[] worry = [("Words", "They wait for me."), ("Signs", "C14")];
        using var resident = await new Resident(Site).Begins("child");
        await resident.Answers(worry);
        await resident.Answers(("Area", "ashmere"), ("HowKnown", "child"));
        await resident.Answers(("PersonName", "Rafe Tanner"), ("PersonAge", "about 14"), ("PersonAddress", "12 Quay Street"), ("PersonSchool", "Calder High"));
        await resident.Answers(("Promise", "anonymous"), ("Reply", "receipt"));
        await resident.Visitor.Go("/report?step=about");
        await resident.Opens();
        await resident.Answers(("About", "me"));
        await resident.Answers();
        resident.Page.Words.ShouldContain("You ticked these before");
        resident.Page.Page.QuerySelector("input[value=C14]")!.HasAttribute("checked").ShouldBeTrue("what was ticked is neither dropped nor sent unseen");
        await resident.Answers(worry);
        await resident.Answers();
        await resident.Answers();
        await resident.Answers(("Promise", "anonymous"), ("Reply", "receipt"));
        resident.Step.ShouldBe("check");
        resident.Page.Words.ShouldNotContain("12 Quay Street");
        resident.Page.Words.ShouldNotContain("Rafe Tanner");
        resident.Page.Words.ShouldContain("Drugs or a weapon at school");
        await resident.Sends();

        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, resident.Receipt!);
        var child = concern.People.Single();
        (child.Name, child.Address, child.Age, child.School).ShouldBe((null, null, "about 14", "Calder High"));
        concern.Signs.ShouldBe("C14");
        JsonSerializer.Deserialize<Circumstances>((await db.Unseal(concern.Id.Value, "concerns.circumstances", concern.Circumstances))!)!.HowKnown.ShouldBeNull("a child isn't asked how they know");
    }

    [Theory]
    [InlineData("me", "PersonAge PersonSchool")]
    [InlineData("child", "PersonName PersonAge PersonAddress PersonSchool HowKnown")]
    [InlineData("adult", "PersonName PersonAge PersonAddress")]
    [InlineData("place", "")]
    [InlineData("group", "")]
    [InlineData("online", "PersonName PersonAge PersonAddress PersonSchool")]
    public void Each_kind_of_worry_counts_the_answers_that_it_asks_for(string about, string counts)
    {
        var answers = new Web.Pages.Report.ReportAnswers { About = about, PersonName = "x", PersonAge = "x", PersonAddress = "x", PersonSchool = "x", HowKnown = "child" }.ThatCount();
        string.Join(' ', new[] { nameof(answers.PersonName), nameof(answers.PersonAge), nameof(answers.PersonAddress), nameof(answers.PersonSchool), nameof(answers.HowKnown) }
            .Where(field => typeof(Web.Pages.Report.ReportAnswers).GetProperty(field)!.GetValue(answers) is not null)).ShouldBe(counts);
    }

    [Fact]
    public async Task No_receipt_no_replies_leaves_nothing_to_find()
    {
        var before = await Count();
        using var resident = await new Resident(Site).FillsIn(reply: "none");
        await resident.Sends();
        resident.Receipt.ShouldBeNull();
        resident.Page.Words.ShouldContain("You chose no receipt");
        (await Count()).ShouldBe(before + 1);
        await using var db = Site.Partnership.Safeguarding();
        (await db.Concerns.OrderByDescending(c => c.ReceivedAt).FirstAsync()).ReceiptDigest.ShouldBeNull();
    }

    [Fact]
    public async Task A_confidential_name_is_sealed_under_the_key_of_identities()
    {
        using var resident = await new Resident(Site).FillsIn("me", promise: "confidential");
        await resident.Sends();
        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, resident.Receipt!);
        concern.People.Single().Name.ShouldBeNull("who writes about themselves and wants it kept apart is not named in the report");
        var reporter = await db.Reporters.SingleAsync(r => r.ConcernId == concern.Id);
        (await db.Unseal(concern.Id.Value, "reporters.identity", reporter.Identity, KeyClass.Identity))!.ShouldContain("Petra Planted");
        (await db.Set<RecordKey>().CountAsync(k => k.RecordId == concern.Id.Value && k.Class == KeyClass.Identity)).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_the_same_form_again_makes_one_report_and_shows_the_same_receipt()
    {
        using var resident = await new Resident(Site).FillsIn();
        var before = await Count();
        var form = resident.Page.Page.Forms.First(f => f.QuerySelector("input[value=check]") is not null).QuerySelectorAll("input[type=hidden]")
            .Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        (await resident.Visitor.PostPlain("/report", form)).Status.ShouldBe(HttpStatusCode.Redirect);
        var first = (await resident.Opens()).Receipt.ShouldNotBeNull();
        (await resident.Visitor.PostPlain("/report", form)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await resident.Opens()).Receipt.ShouldBe(first);
        (await Count()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Two_windows_that_send_at_once_make_one_report()
    {
        using var resident = await new Resident(Site).FillsIn();
        var before = await Count();
        (string, string)[] Form(Answer page) => [.. page.Page.Forms.First(f => f.QuerySelector("input[value=check]") is not null)
            .QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))];
        var (one, two) = (Form(await resident.Visitor.Get("/report")), Form(await resident.Visitor.Get("/report")));
        one.ShouldNotBe(two);
        var both = await Task.WhenAll(resident.Visitor.PostPlain("/report", one), resident.Visitor.PostPlain("/report", two));
        both.ShouldAllBe(a => a.Status == HttpStatusCode.Redirect);
        (await Count()).ShouldBe(before + 1);
        (await resident.Opens()).Receipt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Clearing_the_last_page_forgets_the_receipt_on_this_browser()
    {
        using var resident = await new Resident(Site).FillsIn();
        await resident.Sends();
        await resident.Answers();
        resident.Page.Path.ShouldBe("/");
        (await resident.Opens()).Receipt.ShouldBeNull();
        resident.Step.ShouldBe("danger");
    }

    [Fact]
    public async Task Emoji_and_right_to_left_text_arrive_as_they_were_typed()
    {
        const string words = "הילד 👧🏽‍🦱 \u202eabc\u202c\nسلام, Łódź – “quoted” <b>& more</b>";
        using var resident = await new Resident(Site).FillsIn(words: words);
        resident.Page.Words.ShouldContain("הילד 👧🏽‍🦱");
        await resident.Sends();
        await using var db = Site.Partnership.Safeguarding();
        var concern = await Concern(db, resident.Receipt!);
        (await db.Unseal(concern.Id.Value, "concerns.narrative", concern.Narrative)).ShouldBe(words);
    }

    [Fact]
    public async Task Every_step_is_kept_nowhere_has_one_address_and_a_title_that_says_nothing()
    {
        using var resident = await new Resident(Site).Opens();
        foreach (var answers in new (string, string)[][] { [("Danger", "yes")], [], [("About", "me")], [], [("Words", "x")], [], [], [("Promise", "anonymous"), ("Reply", "receipt")], [] })
        {
            resident.Page.Headers["Cache-Control"].ShouldBe("no-store");
            resident.Page.Page.Title.ShouldBe("Local services");
            resident.Page.Path.ShouldBe("/report");
            resident.Page.Page.QuerySelector("a[data-bw-exit]").ShouldNotBeNull();
            await resident.Answers(answers);
        }
        resident.Receipt.ShouldNotBeNull();
        resident.Page.Page.Title.ShouldBe("Local services");
    }

    [Fact]
    public async Task Somebody_in_danger_is_told_to_ring_and_the_report_is_urgent()
    {
        using var resident = await new Resident(Site).Opens();
        await resident.Answers(("Danger", "yes"));
        resident.Page.Words.ShouldContain("press 55");
        await resident.Answers();
        await resident.Answers(("About", "adult"));
        await resident.Answers();
        await resident.Answers(("Words", "She is locked in."));
        await resident.Answers();
        await resident.Answers();
        await resident.Answers(("Promise", "anonymous"), ("Reply", "receipt"));
        await resident.Sends();
        await using var db = Site.Partnership.Safeguarding();
        (await Concern(db, resident.Receipt!)).Urgency.ShouldBe(Urgency.Now);
    }

    private async Task<int> Count()
    {
        await using var db = Site.Partnership.Safeguarding();
        return await db.Concerns.CountAsync();
    }

    private async Task<Concern> Concern(SafeguardingDb db, string receipt)
    {
        var digest = Safeguarding.Concerns.Receipt.Digest(receipt, Site.Partnership.Partnership.Keys);
        return await db.Concerns.Include(c => c.People).SingleAsync(c => c.ReceiptDigest == digest);
    }
}

public sealed class ReportTestsOnSqlite(Merrowshire county) : ReportTests(county), IClassFixture<Merrowshire>;

public sealed class ReportTestsOnPostgres(MerrowshireOnPostgres county) : ReportTests(county), IClassFixture<MerrowshireOnPostgres>;
