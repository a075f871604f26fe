using System.Net;
using System.Text.Json;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Professional;

/// <summary>The professional form of signed-in partners, and "what I reported".</summary>
public abstract class ProfessionalTests(Merrowshire county)
{
    private RunningBreakwater Site => county.Site;

    [Fact]
    public async Task Three_sections_in_any_order_make_a_report_that_its_sender_can_follow()
    {
        using var carys = await Walks("carys.bevan");
        (await carys.Saves("told", [.. Partner.Told, ("Answers.SafeToContact", "Only the mother's mobile")])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await carys.Saves("worry", Partner.Worry)).Location.ShouldBe("/professional/who", "on to what is still to be filled in");
        var early = await carys.Sends();
        early.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        early.Words.ShouldContain("Finish “Who or what it is about” before you send the report");
        early.Page.QuerySelector(early.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!)!.GetAttribute("href").ShouldBe("/professional/who");
        (await carys.Saves("who", Partner.Who)).Location.ShouldBe("/professional", "nothing is left that has to be filled in");
        var sent = await carys.Sends();
        sent.Location.ShouldBe("/my-reports");
        var mine = await carys.Visitor.Get("/my-reports");
        mine.Words.ShouldContain("Nobody has read it yet");
        mine.Page.QuerySelector("main")!.TextContent.ShouldNotContain("Rafe", customMessage: "the list names nobody");

        await using var db = Site.Partnership.Safeguarding();
        var me = Site.People["carys.bevan"].Id;
        var concern = await db.Concerns.Include(c => c.People).OrderByDescending(c => c.ReceivedAt).FirstAsync(c => c.BroughtBy == me);
        concern.Channel.ShouldBe(Channel.ProfessionalForm);
        concern.Urgency.ShouldBe(Urgency.Soon);
        concern.People.Single().Name!.Text.ShouldBe("Rafe Tully");
        var told = JsonSerializer.Deserialize<Circumstances>((await db.Unseal(concern.Id.Value, "concerns.circumstances", concern.Circumstances))!)!;
        told.ChildKnows.ShouldBe("Knows, and agrees");
        (told.SafeToContact, (await db.Reporters.SingleAsync(r => r.ConcernId == concern.Id)).SafeContact).ShouldBe(("Only the mother's mobile", null), "what is safe for the family is not said of whoever told us");
        told.ParentsKnow.ShouldBe("Doesn't know yet. “The school rings the mother tomorrow”");

        var path = mine.Page.QuerySelector("main dl a")!.GetAttribute("href")!;
        (await carys.Visitor.Get(path)).Words.ShouldContain("A question from the hub will stand here");
        (await carys.Visitor.Post(path, ("Message", "He is back in school."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await carys.Visitor.Get(path)).Words.ShouldContain("He is back in school.");
        using var beth = await Walks("beth.lomax");
        (await beth.Visitor.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await beth.Visitor.Get("/my-reports")).Text.ShouldNotContain(concern.Reference);

        db.Add(new Relation<Concern> { Id = Id<Relation<Concern>>.New(db.Partnership.Clock), RecordId = concern.Id, Kind = RelationKind.Conflict, WorkerId = me, From = concern.ReceivedAt });
        db.Begin(Kernel.Acting.LawfulStep.Triage.By(Kernel.Acting.Actor.Job("test"), "csc", db.Partnership.Clock));
        db.Record(new ReporterAdded(), concern);
        await db.SaveChangesAsync();
        (await carys.Visitor.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, "a conflict of interest takes it out of sight here as well");
        (await carys.Visitor.Get("/my-reports")).Text.ShouldNotContain(concern.Reference);
    }

    [Fact]
    public async Task What_was_saved_is_there_at_another_computer_and_nobody_else_sees_it()
    {
        using var first = await Walks("kit.rowe");
        await first.Saves("who", ("Answers.About", "place"), ("Answers.Address", "12 Quay Street"));
        using var second = await Walks("kit.rowe");
        (await second.Visitor.Get("/professional/who")).Page.QuerySelector("[name='Answers.Address']")!.GetAttribute("value").ShouldBe("12 Quay Street");
        using var other = await Walks("gareth.pike");
        (await other.Visitor.Get("/professional/who")).Text.ShouldNotContain("Quay");
        Site.Clock.GoOn(TimeSpan.FromDays(6));
        using var later = await Walks("kit.rowe");
        (await later.Visitor.Get("/professional/who")).Text.ShouldContain("12 Quay Street");
        (await later.Visitor.Get("/professional")).Page.QuerySelector("details form[action$='ThrowAway']").ShouldNotBeNull("it is not one press away from \"Send\"");
        (await later.Visitor.Post("/professional?handler=ThrowAway")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.Visitor.Get("/professional/who")).Text.ShouldNotContain("Quay");
    }

    [Theory]
    [InlineData("carys.bevan", "When is the child next in school")]
    [InlineData("marcus.hale", "a pointer is enough")]
    [InlineData("beth.lomax", "No diagnosis")]
    [InlineData("gareth.pike", "Who holds the tenancy")]
    [InlineData("yusuf.malik", "Which order or programme")]
    [InlineData("mia.castle", "does the person trust")]
    public async Task Each_kind_of_agency_is_asked_its_own_question(string who, string asks)
    {
        using var partner = await Walks(who);
        (await partner.Visitor.Get("/professional/role")).Words.ShouldContain(asks);
    }

    [Fact]
    public async Task A_hub_officer_is_not_asked_what_only_an_agency_knows()
    {
        using var owen = await Walks("owen.marsh");
        (await owen.Visitor.Get("/professional/role")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_is_typed_is_kept_as_it_is_typed_and_can_be_sent_once_it_is_finished()
    {
        using var yusuf = await Walks("yusuf.malik");
        await yusuf.Visitor.Get("/professional/worry");
        (await yusuf.Visitor.Post("/professional/worry?handler=Keep", ("Answers.Words", "Half a sent"), ("__once", ""))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await yusuf.Visitor.Get("/professional/worry")).Page.QuerySelector("textarea[name='Answers.Words']")!.TextContent.Trim().ShouldBe("Half a sent");
        (await yusuf.Visitor.Get("/professional")).Page.QuerySelector("#status-worry")!.TextContent.Trim().ShouldBe("Not finished");

        await yusuf.Visitor.Get("/professional/people");
        (await yusuf.Visitor.Post("/professional/people?handler=Keep", ("Person.Name", "A man called Dex"), ("__once", ""))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await yusuf.Visitor.Get("/professional/people")).Page.QuerySelector("input[name='Person.Name']")!.GetAttribute("value").ShouldBe("A man called Dex");
        (await yusuf.Sends()).Words.ShouldContain("Finish “Other people involved” before you send the report", customMessage: "somebody half typed in is not left out unseen");
        (await yusuf.Saves("people", ("Person.Name", ""))).Location.ShouldBe("/professional");
        (await yusuf.Sends()).Words.ShouldNotContain("Other people involved” before");
        (await yusuf.Visitor.Post("/professional/nowhere?handler=Keep", ("__once", ""))).Status.ShouldBe(HttpStatusCode.NotFound);
        await yusuf.Visitor.Post("/professional?handler=ThrowAway");
    }

    [Fact]
    public async Task Several_people_are_added_and_taken_out_again()
    {
        using var partner = await Walks("mia.castle");
        (await partner.Saves("people", ("Person.Role", "risk"), ("Person.Name", "A man called Dex"), ("add", "1"))).Location.ShouldBe("/professional/people");
        (await partner.Saves("people", ("Person.Role", "child"), ("Person.Name", "Jo"), ("Person.Phone", "not a phone"))).Words.ShouldContain("This is not a telephone number");
        (await partner.Saves("people", ("Person.Role", "child"), ("Person.Name", "Jo"))).Location.ShouldBe("/professional");
        var page = await partner.Visitor.Get("/professional/people");
        page.Words.ShouldContain("A man called Dex");
        page.Words.ShouldContain("Jo");
        (await partner.Saves("people", ("remove", "0"))).Location.ShouldBe("/professional/people");
        (await partner.Visitor.Get("/professional/people")).Words.ShouldNotContain("Dex");
        (await partner.Saves("people", ("add", "1"))).Words.ShouldContain("Give a name, an address or a telephone number");
    }

    [Theory]
    [InlineData("place")]
    [InlineData("group")]
    public async Task Nothing_that_was_typed_about_a_place_or_a_group_is_lost(string about)
    {
        using var gareth = await Walks("gareth.pike");
        await gareth.Saves("who", ("Answers.About", about), ("Answers.Name", "The quay lads"), ("Answers.Age", "about 16"), ("Answers.Address", "Flat 9, Harbour Tower"),
            ("Answers.Postcode", "mr4 1aa"), ("Answers.School", "Calder High School"), ("Answers.Phone", "01632 960111"));
        await gareth.Saves("worry", [.. Partner.Worry.Where(f => f.Item1 != "Answers.Signs"), ("Answers.Where", "stairwell, bin store")]);
        (await gareth.Sends()).Location.ShouldBe("/my-reports");

        await using var db = Site.Partnership.Safeguarding();
        var me = Site.People["gareth.pike"].Id;
        var concern = await db.Concerns.Include(c => c.People).SingleAsync(c => c.BroughtBy == me && c.About == about);
        concern.People.ShouldBeEmpty();
        (await CircumstancesOf(concern)).Where.ShouldBe("Flat 9, Harbour Tower. MR4 1AA. stairwell, bin store. Name: The quay lads. Age: about 16. School, college or work: Calder High School. Telephone: 01632 960111");
        (await db.MatchKeys.SingleAsync(k => k.ConcernId == concern.Id && k.Kind == MatchKeys.Place)).Digest
            .ShouldBe(db.Partnership.Keys.Hmac("match place", PlainText.Of("Flat 9, Harbour Tower. MR4 1AA"))[..16], "as whoever else tells of this place is matched");
    }

    [Fact]
    public async Task What_is_not_asked_about_the_kind_chosen_last_is_not_sent_and_what_was_ticked_for_another_is_seen_first()
    {
        (string, string)[] worry = [.. Partner.Worry, ("Answers.Signs", "C01")];
        using var marcus = await Walks("marcus.hale");
        await marcus.Saves("who", Partner.Who);
        await marcus.Saves("worry", worry);
        await marcus.Saves("told", Partner.Told);
        (await marcus.Saves("who", ("Answers.About", "adult"), ("Answers.Name", "Ron Hobbs"))).Location.ShouldBe("/professional/worry", "a sign of a child was ticked");
        (await marcus.Sends()).Words.ShouldContain("Finish “What worries you” before you send the report");
        var again = await marcus.Visitor.Get("/professional/worry");
        again.Words.ShouldContain("Ticked before, when it was about somebody or something else");
        again.Page.QuerySelector("input[value=C01]")!.HasAttribute("checked").ShouldBeTrue();
        (await marcus.Saves("worry", worry)).Location.ShouldBe("/professional");
        (await marcus.Sends()).Location.ShouldBe("/my-reports");

        await using var db = Site.Partnership.Safeguarding();
        var me = Site.People["marcus.hale"].Id;
        var concern = await db.Concerns.SingleAsync(c => c.BroughtBy == me && c.About == "adult");
        concern.Signs.ShouldBe("C20,C01");
        var told = await CircumstancesOf(concern);
        (told.ChildKnows, told.ParentsKnow).ShouldBe(("Knows, and agrees", null), "nobody is asked what an adult's parents say");
    }

    [Fact]
    public async Task A_partners_prose_is_hinted_at_without_blocking_and_never_what_the_child_said()
    {
        const string Said = "I ran off because he said he would hurt my mum.";
        using var yusuf = await Walks("yusuf.malik");
        await yusuf.Saves("who", Partner.Who);
        (await yusuf.Saves("worry", [.. Partner.Worry.Where(f => f.Item1 != "Answers.Words"), ("Answers.Words", "He absconded on Tuesday."), ("Answers.OwnWords", Said)])).Status.ShouldBe(HttpStatusCode.Redirect, "a hint blocks nothing");
        var worry = (await yusuf.Visitor.Get("/professional/worry")).Page;
        worry.QuerySelector("[data-bw-wording-for=Answers_Words]")!.TextContent.ShouldContain("went missing");
        worry.QuerySelector("[data-bw-wording-list]").ShouldNotBeNull("the list is there for the script that hints as somebody types");
        worry.QuerySelector("textarea[name='Answers.OwnWords']")!.TextContent.Trim().ShouldBe(Said);
        worry.QuerySelector("[data-bw-wording-for=Answers_OwnWords]").ShouldBeNull();
        (await yusuf.Saves("told", [.. Partner.Told, ("Answers.PersonSays", "I ran off.")])).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = (await yusuf.Visitor.Get("/professional/told")).Page;
        told.QuerySelector("[data-bw-wording-for=Answers_ParentsSay]").ShouldNotBeNull();
        told.QuerySelector("[data-bw-wording-for=Answers_PersonSays]").ShouldBeNull("in their own words, if the partner can");
        foreach (var (section, box) in new[] { ("role", "Answers_RoleMore"), ("earlier", "Answers_EarlierWhat") })
            (await yusuf.Visitor.Get("/professional/" + section)).Page.QuerySelector($"[data-bw-wording-for={box}]").ShouldNotBeNull(box);
        (await yusuf.Sends()).Location.ShouldBe("/my-reports");

        Concern concern;
        await using (var db = Site.Partnership.Safeguarding())
        {
            var me = Site.People["yusuf.malik"].Id;
            concern = await db.Concerns.SingleAsync(c => c.BroughtBy == me);
        }
        (await CircumstancesOf(concern)).OwnWords.ShouldBe(Said);
        using var owen = await Site.SignedInAs("owen.marsh");
        var sheet = (await owen.Get("/concerns/" + concern.Id)).Page.QuerySelector("[aria-labelledby=narrative]")!;
        (sheet.QuerySelector(".bw-narrative")!.TextContent, sheet.QuerySelector(".bw-own-words")!.TextContent).ShouldBe(("He absconded on Tuesday.", Said));
        (await yusuf.Saves("who", ("Answers.About", "place"), ("Answers.Address", "Quay Street"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await yusuf.Visitor.Get("/professional/worry")).Page.QuerySelector("[name='Answers.OwnWords']").ShouldBeNull("a place says nothing");
        await yusuf.Visitor.Post("/professional?handler=ThrowAway");
    }

    [Fact]
    public async Task Enter_in_a_box_saves_and_takes_nobody_out()
    {
        using var beth = await Walks("beth.lomax");
        await beth.Saves("people", ("Person.Role", "risk"), ("Person.Name", "A man called Dex"), ("add", "1"));
        var page = await beth.Visitor.Get("/professional/people");
        page.Words.ShouldContain("A man called Dex");
        page.Page.QuerySelector("form[data-bw-autosave] button")!.HasAttribute("name").ShouldBeFalse("Enter presses the first button of the form");
        await beth.Visitor.Post("/professional?handler=ThrowAway");
    }

    [Theory]
    [InlineData("who", "Answers.Born.Day", "31", "The date of birth must be a real date")]
    [InlineData("who", "Answers.Born.Year", "1850", "The date of birth can't be before 1900")]
    [InlineData("who", "Answers.Postcode", "ABC", "This is not a full UK postcode")]
    [InlineData("who", "Answers.Phone", "12", "This is not a telephone number")]
    [InlineData("worry", "Answers.Words", "", "Write what worries you")]
    [InlineData("told", "Answers.PersonKnows", "maybe", "Say whether they know about this report")]
    public async Task What_is_wrong_is_said_and_kept(string section, string field, string value, string says)
    {
        using var partner = await Walks("tom.ferris");
        var fields = new List<(string, string)> { (field, value) };
        if (field.EndsWith("Day", StringComparison.Ordinal)) fields.AddRange([("Answers.Born.Month", "2"), ("Answers.Born.Year", "2012")]);
        if (field.EndsWith("Year", StringComparison.Ordinal)) fields.AddRange([("Answers.Born.Day", "3"), ("Answers.Born.Month", "2")]);
        var answer = await partner.Saves(section, [.. fields]);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain(says);
        if (section == "who") (await partner.Visitor.Get($"/professional/{section}")).Page.QuerySelector($"[name='{field}']")!.GetAttribute("value").ShouldBe(value);
    }

    [Fact]
    public void What_must_not_be_asked_is_not_in_the_form()
    {
        string[] never = ["Ethnic", "Health", "Faith", "Religion", "Immigration", "Nationality"];
        typeof(Web.Pages.Professional.ProfessionalAnswers).GetProperties().Select(p => p.Name).ShouldAllBe(n => never.All(x => !n.Contains(x, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("helen.draycott", "/professional")]
    [InlineData("helen.draycott", "/school-links")]
    [InlineData("carys.bevan", "/pass-on")]
    [InlineData("carys.bevan", "/school-links")]
    public async Task Who_has_no_ability_for_a_page_finds_none(string who, string path)
    {
        using var visitor = await Site.SignedInAs(who);
        (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_councillor_passes_on_a_worry_and_sees_safe_words_only()
    {
        using var helen = await Site.SignedInAs("helen.draycott");
        await helen.Get("/pass-on");
        (await helen.Post("/pass-on", ("Input.Words", ""))).Words.ShouldContain("Write what you were told");
        var wrong = await helen.Post("/pass-on", ("Input.About", "adult"), ("Input.Words", new string('x', 10_001)), ("Input.ResidentPhone", "none"));
        wrong.Words.ShouldContain("What you typed has 10,001");
        wrong.Words.ShouldContain("This is not a telephone number");
        (await helen.Post("/pass-on", ("Input.About", "adult"), ("Input.Words", "Strangers live at number 9."), ("Input.Area", "ashmere"), ("Input.ResidentName", "Ida Planted"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await helen.Get("/pass-on");
        page.Words.ShouldContain("Nobody has read it yet");
        page.Words.ShouldContain("The Adults' Front Door has it");
        page.Words.ShouldContain("It is quicker to ring: 01632 960150");
        page.Text.ShouldNotContain("Ida Planted");
        page.Page.QuerySelectorAll("main dl a").ShouldBeEmpty("there is nothing to open");

        await using var db = Site.Partnership.Safeguarding();
        var me = Site.People["helen.draycott"].Id;
        var concern = await db.Concerns.SingleAsync(c => c.BroughtBy == me);
        concern.FrontDoor.ShouldBe("adults");
        concern.Promise.ShouldBe(Promise.Confidential);
        (await helen.Get($"/my-reports/{concern.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Circumstances> CircumstancesOf(Concern concern)
    {
        await using var db = Site.Partnership.Safeguarding();
        return JsonSerializer.Deserialize<Circumstances>((await db.Unseal(concern.Id.Value, "concerns.circumstances", concern.Circumstances))!)!;
    }

    private async Task<Partner> Walks(string who) => new(await Site.SignedInAs(who), "/professional");
}

public sealed class ProfessionalTestsOnSqlite(Merrowshire county) : ProfessionalTests(county), IClassFixture<Merrowshire>;

public sealed class ProfessionalTestsOnPostgres(MerrowshireOnPostgres county) : ProfessionalTests(county), IClassFixture<MerrowshireOnPostgres>;
