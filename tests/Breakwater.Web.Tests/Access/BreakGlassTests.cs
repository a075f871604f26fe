using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Breakwater.Web.Tests.Access.Matrix;
using Breakwater.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>The emergency way in: recorded before it answers, for a short time, and reviewed by somebody else.</summary>
public sealed class BreakGlassTests : IAsyncLifetime
{
    private const string Reason = "He says on the phone that they are at the door now";
    private RunningBreakwater _site = null!;
    private Planted _planted = null!;

    private List<PlantedConcern> Marcus => _planted.For[_site.People["marcus.hale"].Id];

    public async ValueTask InitializeAsync()
    {
        _site = await RunningBreakwater.Start();
        _planted = new Planted(_site);
        await _planted.PlantFor(_site.People["marcus.hale"]);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Without_a_reason_nothing_answers_and_with_one_it_is_recorded_first()
    {
        using var marcus = await _site.SignedInAs("marcus.hale");
        var none = Marcus.Find(c => c.Relation == "none")!;
        await marcus.Get("/break-glass");
        (await marcus.Post("/break-glass", ("Asked", none.Reference), ("Reason", "urgent"))).Words.ShouldContain("in a sentence");
        (await Openings()).ShouldBeEmpty();

        var asked = await marcus.Post("/break-glass", ("Asked", none.Reference), ("Reason", Reason));
        (await Openings()).Count.ShouldBe(1);
        await using (var db = _site.Partnership.Safeguarding())
        {
            (await db.Set<StoredFact>().CountAsync(f => f.Name == "break-glass-asked")).ShouldBe(1);
            (await db.Set<Notice>().CountAsync()).ShouldBeGreaterThan(1);
            foreach (var mail in await _site.Mails()) (mail.Subject + mail.Body).ShouldNotContain("Marcus");
        }
        var answer = await marcus.Get(asked.Location!);
        answer.Words.ShouldContain(none.Reference);
        answer.Text.ShouldNotContain($"namemark{none.Number}z");
        (await marcus.Post(asked.Location!, ("which", none.Id.ToString()))).Location.ShouldBe("/concerns/" + none.Id);
        (await marcus.Get("/desk")).Words.ShouldContain("opened a record in an emergency");
        (await marcus.Get("/concerns/" + none.Id)).Words.ShouldContain("You can read this record. What happens next is for those who are responsible");
        (await Sees("marcus.hale", none, marcus)).ShouldBeTrue();

        _site.Clock.GoOn(TimeSpan.FromMinutes(31));
        (await Sees("marcus.hale", none, marcus)).ShouldBeFalse();
        (await marcus.Get("/desk")).Words.ShouldNotContain("opened a record in an emergency");
    }

    [Fact]
    public async Task A_name_answers_as_well_and_one_question_opens_one_record()
    {
        using var marcus = await _site.SignedInAs("marcus.hale");
        var (one, other) = (Marcus.Find(c => c.Relation == "none")!, Marcus.Find(c => c.Relation == "past worker")!);
        var path = await Ask(marcus, $"KIM  Namemark{one.Number}z");
        (await marcus.Get(path)).Words.ShouldContain(one.Reference);
        (await marcus.Post(path, ("which", other.Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound, "it doesn't answer to what was asked");
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("sealed, own and team")]
    [InlineData("does not exist")]
    public async Task What_is_sealed_or_a_conflict_is_not_there_and_answers_like_what_does_not_exist(string relation)
    {
        using var marcus = await _site.SignedInAs("marcus.hale");
        var concern = Marcus.Find(c => c.Relation == relation);
        var path = await Ask(marcus, concern?.Reference ?? "C-0000-00009");
        var answer = await marcus.Get(path);
        answer.Page.QuerySelector("main")!.TextContent.ShouldContain("Nothing here that you asked for exists or is open to you");
        var missing = await marcus.Get(await Ask(marcus, "C-0000-0001B"));
        MainOf(answer).ShouldBe(MainOf(missing));
        if (concern is not null) (await marcus.Post(path, ("which", concern.Id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Openings()).Count.ShouldBe(2, "both questions wait for their review");
    }

    [Fact]
    public async Task Somebody_else_reviews_it_in_words_and_what_is_late_climbs()
    {
        using var marcus = await _site.SignedInAs("marcus.hale");
        using var dana = await _site.SignedInAs("dana.whitlock");
        var none = Marcus.Find(c => c.Relation == "none")!;
        var path = await Ask(marcus, none.Reference);
        await marcus.Get(path);
        await marcus.Post(path, ("which", none.Id.ToString()));
        (await marcus.Get("/break-glass/reviews")).Status.ShouldBe(HttpStatusCode.NotFound);

        var opening = (await Openings()).Single();
        // Wednesday 18 November 2026: two working days later is Friday, to the end of the day.
        opening.ReviewDueAt.ShouldBe(new DateTime(2026, 11, 20, 23, 59, 59, 999, DateTimeKind.Utc));
        (await dana.Get("/break-glass/reviews")).Words.ShouldContain("Marcus Hale");
        _site.Clock.GoOn(TimeSpan.FromDays(4));
        await using (var db = _site.Partnership.Safeguarding())
        {
            await new EscalateReviews(db).Do();
            (await new EscalateReviews(db).Do()).ShouldBe(0, "once");
            (await db.Set<StoredFact>().CountAsync(f => f.Name == "break-glass-review-late")).ShouldBe(1);
        }
        using var again = await _site.SignedInAs("dana.whitlock");
        (await again.Get("/break-glass/reviews")).Text.ShouldContain("bw-due--late");
        var review = "/break-glass/reviews/" + opening.Id;
        (await again.Get(review)).Words.ShouldContain(Reason);
        (await again.Post(review, ("Verdict", "Right"), ("Words", ""))).Words.ShouldContain("Say in a sentence or two");
        (await again.Post(review, ("Verdict", "Right"), ("Words", "Rang him: the call is on the log, he acted on it."))).Location.ShouldBe("/break-glass/reviews");
        (await Openings()).Single().Verdict.ShouldBe(Verdict.Right);
        await using var after = _site.Partnership.Safeguarding();
        (await after.Set<StoredFact>().CountAsync(f => f.Name == "break-glass-read")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Those_whom_the_table_lets_review_it_are_told_whatever_their_role()
    {
        using var folder = new TempFolder();
        var file = await folder.Partnership("merrowshire", "Merrowshire Safeguarding Partnership", "[localhost]");
        var abilities = Path.Combine(folder.Path, "config/abilities.yaml");
        var text = await File.ReadAllTextAsync(abilities);
        const string Review = "code: review_break_glass, words: Review an emergency opening, anyone: ";
        text.ShouldContain(Review + "[hub_manager, data_protection]");
        await File.WriteAllTextAsync(abilities, text.Replace(Review + "[hub_manager, data_protection]", Review + "[auditor]", StringComparison.Ordinal));
        var clock = new SteadyClock();
        using var open = await OpenPartnership.Open(new Settings { PartnershipFile = file, DataFolder = Path.Combine(folder.Path, "data"), KeyFolder = Path.Combine(folder.Path, "keys") }, clock);
        var people = await RunningBreakwater.AddPeople(open);
        var ruth = Kernel.Access.Viewer.Of(people["ruth.penhale"]);
        await using var db = open.Safeguarding();
        await new AskInEmergency(db).Do(LawfulStep.Emergency.By(ruth, clock), ruth, "C-0000-00009", Reason);
        // Dana leads Ruth's own agency; the data protection officer, who may not review here, hears nothing.
        (await db.Set<Notice>().AsNoTracking().Select(n => n.WorkerId).ToListAsync()).ShouldBe([people["vera.lindqvist"].Id, people["dana.whitlock"].Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_reviews_their_own_opening()
    {
        using var dana = await _site.SignedInAs("dana.whitlock");
        await Ask(dana, Marcus[0].Reference);
        var opening = (await Openings()).Single();
        (await dana.Get("/break-glass/reviews")).Words.ShouldContain("None wait");
        (await dana.Get("/break-glass/reviews/" + opening.Id)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var other = await _site.SignedInAs("neil.ashworth");
        (await other.Get("/break-glass/reviews/" + opening.Id)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_is_not_free_to_act_on_what_was_asked_for_reads_nothing_of_it_though_nothing_was_opened()
    {
        using var marcus = await _site.SignedInAs("marcus.hale");
        using var dana = await _site.SignedInAs("dana.whitlock");
        using var neil = await _site.SignedInAs("neil.ashworth");
        var none = Marcus.Find(c => c.Relation == "none")!;
        await IsNotFree("dana.whitlock", none);
        // By reference, by name, and with something beside the name, to which nothing answers.
        foreach (var asked in new[] { none.Reference, $"Kim Namemark{none.Number}z", $"Kim namemark{none.Number}z, 14" }) await Ask(marcus, asked);
        var hidden = await Openings();
        hidden.ShouldAllBe(o => o.ConcernId == null);
        (await dana.Get("/break-glass/reviews")).Words.ShouldContain("None wait");
        (await dana.Get("/desk")).Text.ShouldNotContain("/break-glass/reviews/");
        foreach (var opening in hidden)
        {
            (await dana.Get("/break-glass/reviews/" + opening.Id)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await neil.Get("/break-glass/reviews/" + opening.Id)).Words.ShouldContain(Reason);
        }
        (await Told("dana.whitlock", "emergency way in")).ShouldBe(0);
        (await Told("neil.ashworth", "emergency way in")).ShouldBe(3);

        await Ask(marcus, "Somebody Else");
        (await dana.Get("/break-glass/reviews")).Words.ShouldContain("Marcus Hale", customMessage: "what names nothing of it is hers to review");
        (await Told("dana.whitlock", "emergency way in")).ShouldBe(1);
        (await Told("piotr.zielak", "free to review it")).ShouldBe(0);
        await IsNotFree("neil.ashworth", none);
        await Ask(marcus, none.Reference);
        (await Told("piotr.zielak", "free to review it")).ShouldBe(1, "nobody is left who could: somebody else has to be named");
    }

    [Fact]
    public void The_review_is_due_after_two_working_days_over_christmas_too()
    {
        var (configuration, asked) = (_site.Partnership.Partnership.Configuration, new DateTime(2026, 12, 24, 15, 0, 0, DateTimeKind.Utc));
        // Thursday 24 December 2026: Friday is Christmas, Monday 28 is Boxing Day's substitute.
        configuration.Clocks.Of(ClockList.BreakGlassReview, asked).Due(asked, configuration.WorkingDays).ShouldBe(new DateTime(2026, 12, 30, 23, 59, 59, 999, DateTimeKind.Utc));
    }

    [Fact]
    public void Those_who_have_the_way_in_are_those_whom_it_opens_a_concern_to()
    {
        var abilities = _site.Partnership.Abilities;
        foreach (var role in abilities.Roles)
            abilities["break_glass"].For([role.Code]).ShouldBe(abilities["open_concern"].For([role.Code]).HasFlag(Kernel.Access.Relations.BreakGlass) ? Kernel.Access.Relations.Anyone : Kernel.Access.Relations.None, role.Code);
    }

    private static async Task<string> Ask(Visitor visitor, string whom)
    {
        await visitor.Get("/break-glass");
        return (await visitor.Post("/break-glass", ("Asked", whom), ("Reason", Reason))).Location!;
    }

    private async Task IsNotFree(string who, PlantedConcern concern)
    {
        await using var db = _site.Partnership.Safeguarding();
        db.Begin(LawfulStep.Oversight.By(Actor.Job("test"), "csc", _site.Clock));
        db.Add(new Safeguarding.Sharing.Relation<Safeguarding.Concerns.Concern>
        {
            Id = Kernel.Ids.Id<Safeguarding.Sharing.Relation<Safeguarding.Concerns.Concern>>.New(_site.Clock),
            RecordId = concern.Id,
            Kind = Safeguarding.Sharing.RelationKind.Conflict,
            WorkerId = _site.People[who].Id,
            From = db.Act.At,
        });
        db.Record(new Safeguarding.Sharing.ConflictDeclared("The test", who), await db.Concerns.SingleAsync(c => c.Id == concern.Id));
        await db.SaveChangesAsync();
    }

    private async Task<int> Told(string who, string words)
    {
        await using var db = _site.Partnership.Safeguarding();
        var me = _site.People[who].Id;
        return await db.Set<Notice>().CountAsync(n => n.WorkerId == me && n.Text.Contains(words));
    }

    private static string MainOf(Answer answer) => answer.Page.QuerySelector("main")!.TextContent;

    private async Task<List<BreakGlassOpening>> Openings()
    {
        await using var db = _site.Partnership.Safeguarding();
        return await db.BreakGlassOpenings.AsNoTracking().ToListAsync();
    }

    // By the query itself: the page of a concern is somebody else's.
    private async Task<bool> Sees(string who, PlantedConcern concern, Visitor visitor)
    {
        await visitor.Get("/desk");
        await using var db = _site.Partnership.Safeguarding();
        var now = _site.Clock.Instant();
        var person = _site.People[who];
        var broken = await db.Set<Kernel.Workers.Session>().Where(s => s.WorkerId == person.Id && s.BreakGlassUntil > now).Select(s => s.BreakGlassRecordId).FirstOrDefaultAsync();
        var viewer = new Kernel.Access.Viewer(person.Id, person.Name, person.Agency, person.Team, person.RoleList, broken);
        var listed = await Safeguarding.Concerns.ConcernsOpenTo.OpenTo(db, viewer, _site.Partnership.Abilities["list_concerns"]).AnyAsync(c => c.Id == concern.Id);
        listed.ShouldBeFalse("an emergency opens a record to read, and puts it in no list");
        return await Safeguarding.Concerns.ConcernsOpenTo.OpenTo(db, viewer, _site.Partnership.Abilities["open_concern"]).AnyAsync(c => c.Id == concern.Id);
    }
}
