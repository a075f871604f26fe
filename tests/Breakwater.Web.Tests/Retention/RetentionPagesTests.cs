using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Retention;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Tests.Access.Matrix;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Desk;
using Breakwater.Web.Tests.People;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Retention;

/// <summary>The data protection officer proposes, a second person confirms, and every page answers as if it had never been.</summary>
public sealed class RetentionPagesTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Fact]
    public async Task From_the_list_of_what_may_go_to_its_tombstone()
    {
        var (concern, receipt) = await DecidedLongAgo("Orla Pendrake");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var reporter = await Returned(receipt);
        (await dana.Get($"/concerns/{concern.Id}")).Status.ShouldBe(HttpStatusCode.OK);

        var list = await neil.Get("/retention");
        list.Words.ShouldContain(concern.Reference);
        list.Text.ShouldNotContain("Pendrake");
        (await neil.Post("/retention", ("Reference", concern.Reference))).Words.ShouldContain("Say why it goes");
        (await neil.Post("/retention", ("Reference", "C-0000-0"), ("Reason", "Time."))).Words.ShouldContain("That reference has a slip in it");
        (await neil.Post("/retention", ("Reference", Kernel.Ids.Reference.New('C')), ("Reason", "Time."))).Words.ShouldContain("There is no such record");
        (await neil.Post("/retention", ("Reference", concern.Reference), ("Reason", "Six years have passed."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await neil.Get("/retention");
        (await neil.Get("/retention")).Words.ShouldNotContain(concern.Reference, customMessage: "it waits for a second name, and is told once");

        (await neil.Get("/retention/confirm")).Words.ShouldContain("The second name has to be somebody else's");
        var page = await dana.Get("/retention/confirm");
        page.Words.ShouldContain("Six years have passed.");
        (string, string)[] form = [("disposal", page.Page.QuerySelector("[name=disposal]")!.GetAttribute("value")!), ("Version", page.Page.QuerySelector("[name=Version]")!.GetAttribute("value")!)];
        (await neil.Post("/retention/confirm", form)).Words.ShouldContain("You proposed this yourself");
        var unsaid = (await dana.Post("/retention/confirm?handler=Refuse", form)).Page;
        var box = unsaid.QuerySelector(".govuk-form-group--error textarea[name=Reason]")!.Id;
        unsaid.QuerySelector($".govuk-error-summary a[href='#{box}']")!.TextContent.ShouldContain("Say why not");
        var late = await dana.Post("/retention/confirm?handler=Refuse", form[0], ("Version", "99"), ("Reason", "The inquiry may ask for it."));
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Page.QuerySelector("textarea[name=Reason]")!.TextContent.ShouldBe("The inquiry may ask for it.", "what was typed is kept");
        (await dana.Post("/retention/confirm", form)).Status.ShouldBe(HttpStatusCode.Redirect);

        foreach (var path in new[] { "", "/copy", "/access", "/handling" }) (await dana.Get($"/concerns/{concern.Id}{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        await dana.Get("/search");
        foreach (var sought in new[] { concern.Reference, "Orla Pendrake" }) (await dana.Post("/search", ("For", sought))).Text.ShouldNotContain($"/concerns/{concern.Id}", customMessage: sought);
        foreach (var path in new[] { "/worklist", "/huddle", "/desk", "/matches", "/who-looked" })
        {
            var answer = await dana.Get(path);
            ((int)answer.Status).ShouldBeLessThan(500, path);
            answer.Text.ShouldNotContain($"/concerns/{concern.Id}", customMessage: path);
        }
        (await reporter.Post("/reply?handler=More", ("Message", "There is more."))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "its page is still open in a browser");
        var gone = await reporter.Get("/reply");
        gone.Status.ShouldBe(HttpStatusCode.OK);
        gone.Page.QuerySelector("textarea[name=Receipt]").ShouldNotBeNull();
        (await reporter.Post("/reply?handler=Open", ("Receipt", receipt))).Words.ShouldContain("We have no report with these words");

        var stone = await neil.Get((await neil.Get("/retention")).Page.QuerySelector("a[href^='/retention/']:not([href$=confirm])")!.GetAttribute("href")!);
        stone.Words.ShouldContain("Dana Whitlock");
        stone.Words.ShouldContain("Neil Ashworth");
        stone.Words.ShouldContain("Six years have passed.");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whom_it_was_hidden_from_finds_no_tombstone(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var neil = await site.SignedInAs("neil.ashworth");
        using var dana = await site.SignedInAs("dana.whitlock");
        var decided = await WaitsForYouTests.Decided(site);
        await neil.Get("/retention");
        (await neil.Post("/retention", ("Reference", decided.Reference), ("Reason", "A request of May."), ("Erase", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await neil.Get("/retention")).Words.ShouldContain(decided.Reference, customMessage: "that it was proposed");
        await site.Ask(async db =>
        {
            var concern = await db.Concerns.SingleAsync(c => c.Id == decided.Id);
            db.Begin(LawfulStep.Oversight.By(site.Viewer("dana.whitlock"), site.Clock));
            db.Add(new Relation<Concern> { Id = Id<Relation<Concern>>.New(site.Clock), RecordId = concern.Id, Kind = RelationKind.Conflict, WorkerId = site.People["neil.ashworth"].Id, From = site.Clock.Instant() });
            db.Record(new ConflictDeclared("Dana Whitlock", "Neil Ashworth"), concern);
            return await db.SaveChangesAsync();
        });
        await site.UntilCompared();
        await dana.Get("/retention/confirm");
        (await dana.Post("/retention/confirm")).Status.ShouldBe(HttpStatusCode.Redirect);
        var stone = await site.Ask(db => db.Disposals.SingleAsync());
        stone.Status.ShouldBe(DisposalStatus.Done);

        (await neil.Get("/retention")).Words.ShouldNotContain(decided.Reference);
        (await neil.Get("/retention/confirm")).Words.ShouldNotContain(decided.Reference);
        PlantedCounty.Whole(await neil.Get($"/retention/{stone.Id}")).ShouldBe(PlantedCounty.Whole(await neil.Get($"/retention/{Id<Disposal>.New(site.Clock)}")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_emergency_opening_that_opened_nothing_is_listed_after_its_review_and_goes_by_two_names(Database database)
    {
        await using var site = await OnBoth.Start(database);
        var opening = await ReviewedLongAgo(site, "Orla Pendrake");
        using var neil = await site.SignedInAs("neil.ashworth");
        using var dana = await site.SignedInAs("dana.whitlock");
        var list = await neil.Get("/retention");
        list.Words.ShouldContain("Emergency opening of");
        list.Text.ShouldNotContain("Pendrake");
        (string, string) which = ("Opening", opening.ToString()), why = ("OpeningReason", "Two years have passed.");
        var unchosen = await neil.Post("/retention?handler=Opening", why);
        unchosen.Words.ShouldContain("Choose which of them goes");
        unchosen.Page.QuerySelector("textarea[name=OpeningReason]")!.TextContent.ShouldBe("Two years have passed.", "what was typed is kept");
        (await neil.Post("/retention?handler=Opening", which)).Words.ShouldContain("Say why it goes");
        (await neil.Post("/retention?handler=Opening", which, why)).Status.ShouldBe(HttpStatusCode.Redirect);
        await neil.Get("/retention");
        (await neil.Get("/retention")).Words.ShouldNotContain("Emergency opening of", customMessage: "it waits for a second name, and is told once");

        var desk = await dana.Get("/desk");
        desk.Words.ShouldContain("A disposal waits for a second name.");
        desk.Page.QuerySelector("dt a[href='/retention/confirm']")!.TextContent.ShouldContain("Emergency opening of");
        (await dana.Get("/retention/confirm")).Words.ShouldContain("Two years have passed.");
        (await dana.Post("/retention/confirm")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Ask(db => db.BreakGlassOpenings.AnyAsync())).ShouldBeFalse();
        (await dana.Get($"/break-glass/reviews/{opening}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var stone = await neil.Get("/retention/" + await site.Ask(db => db.Disposals.Select(d => d.Id).SingleAsync()));
        foreach (var words in new[] { "Emergency opening of", "was disposed of", "Dana Whitlock", "Neil Ashworth", "Two years have passed." }) stone.Words.ShouldContain(words);
    }

    [Fact]
    public async Task A_hold_takes_it_off_the_list()
    {
        var (concern, _) = await DecidedLongAgo("Wren Tolliver");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        (await neil.Get("/retention")).Words.ShouldContain(concern.Reference);
        (await neil.Post("/retention?handler=Hold", ("HoldReference", concern.Reference))).Words.ShouldContain("Say why: who asked for it");
        (await neil.Post("/retention?handler=Hold", ("HoldReference", concern.Reference), ("HoldReason", "The inquiry asks for it."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await neil.Get("/retention")).Words.ShouldNotContain(concern.Reference);
        (await neil.Post("/retention", ("Reference", concern.Reference), ("Reason", "Time."))).Words.ShouldContain("A hold stands on it");
        (await neil.Post("/retention?handler=Hold", ("HoldReference", concern.Reference), ("HoldReason", "It is closed."), ("Lift", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await neil.Get("/retention")).Words.ShouldContain(concern.Reference);
    }

    [Fact]
    public async Task Nobody_else_is_there()
    {
        foreach (var who in new[] { "owen.marsh", "piotr.zielak", "helen.draycott", "vera.lindqvist" })
        {
            using var visitor = await county.Site.SignedInAs(who);
            foreach (var path in new[] { "/retention", "/retention/confirm" }) (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.NotFound, who);
        }
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        (await dana.Get("/retention")).Status.ShouldBe(HttpStatusCode.NotFound, "the second name proposes nothing");
    }

    private async Task<(Concern Concern, string Receipt)> DecidedLongAgo(string name)
    {
        var longAgo = county.Site.Clock.Instant().AddMonths(-80);
        var owen = Viewer.Of(county.Site.People["owen.marsh"]);
        await using var db = county.Site.Partnership.Safeguarding();
        var reported = await new ReportConcern(db).Do(LawfulStep.Triage.By(owen, county.Site.Clock), new ReportInput("child", Channel.PublicForm, Promise.Anonymous, $"{name} is at the quay.")
        {
            Area = "ashmere",
            WantsReceipt = true,
            ReceivedAt = county.Site.Clock.Instant(),
            People = [new PersonInput(PersonRole.ChildAtRisk, name)],
        });
        var concern = reported.Concern;
        await new DecideConcern(db).Do(LawfulStep.Triage.By(owen, county.Site.Clock) with { At = longAgo }, owen, concern, concern.Version, new DecisionInput("no-further-action", "Nothing in it."));
        // A record that is being compared can't go in the same moment; this page is about those that lay for years.
        await county.Site.UntilCompared();
        return (concern, reported.Receipt!);
    }

    private static async Task<Id<BreakGlassOpening>> ReviewedLongAgo(RunningBreakwater site, string asked)
    {
        var (marcus, dana) = (site.Viewer("marcus.hale"), site.Viewer("dana.whitlock"));
        await using var db = site.Partnership.Safeguarding();
        var opening = await new AskInEmergency(db).Do(LawfulStep.Emergency.By(marcus, site.Clock), marcus, asked, "They are at the door now, he says.");
        await new ReviewOpening(db).Do(LawfulStep.Oversight.By(dana, site.Clock) with { At = site.Clock.Instant().AddMonths(-30) }, dana, opening, opening.Version, Verdict.Right, "Rang him: it was so.");
        return opening.Id;
    }

    private async Task<Visitor> Returned(string receipt)
    {
        var visitor = county.Site.Visitor();
        await visitor.Get("/reply");
        (await visitor.Post("/reply?handler=Open", ("Receipt", receipt))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.Get("/reply")).Words.ShouldContain("How it stands");
        return visitor;
    }
}
