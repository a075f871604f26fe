using System.Net;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Tests.Access.Matrix;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Web.Tests.People.Recognised;

namespace Breakwater.Web.Tests.People;

/// <summary>Who sees which match: only those to whom both records are open, and every showing is known to both owners.</summary>
public sealed class MatchesAccessTests : IAsyncLifetime
{
    private const string NotThere = "/matches/0193b0a4-0000-7000-8000-00000000dead";
    private RunningBreakwater _site = null!;
    private Concern _one = null!, _other = null!;
    private PossibleMatch _match = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningBreakwater.Start();
        _one = await _site.Brings(Somebody("Rafe Ortolan"));
        _other = await _site.Brings(Somebody("Raff Ortolan"));
        _match = await _site.Match(_one, _other);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Every_role_gets_the_page_exactly_when_both_records_are_open_to_it()
    {
        var table = new TableAsWritten();
        foreach (var person in _site.People.Values.DistinctBy(p => p.Roles))
        {
            using var visitor = await _site.SignedInAs(person.Email.Split('@')[0]);
            var (answer, nothing) = (await visitor.Get("/matches/" + _match.Id), await visitor.Get(NotThere));
            var inTheTeam = person is { Agency: "csc", Team: "hub" };
            var expected = inTheTeam && table.HasAtAll(person, "see_matches");
            (answer.Status == HttpStatusCode.OK).ShouldBe(expected, person.Name);
            if (!expected) PlantedCounty.Whole(answer).ShouldBe(PlantedCounty.Whole(nothing), person.Name);
            foreach (var path in new[] { "/matches", "/matches?which=second", "/matches/quality" })
                (await visitor.Get(path)).Words.Contains("Ortolan", StringComparison.Ordinal).ShouldBe(expected && path == "/matches", $"{person.Name} at {path}");
        }
    }

    [Theory]
    [InlineData("conflict")]
    [InlineData("sealed")]
    [InlineData("another agency's")]
    public async Task One_record_out_of_reach_takes_the_match_out_of_sight(string how)
    {
        await using (var db = _site.Partnership.Safeguarding())
        {
            var concern = await db.Concerns.SingleAsync(c => c.Id == _one.Id);
            var dana = _site.Viewer("dana.whitlock");
            db.Begin(Kernel.Acting.LawfulStep.Oversight.By(dana, _site.Clock));
            if (how == "conflict")
                db.Add(new Relation<Concern> { Id = Kernel.Ids.Id<Relation<Concern>>.New(_site.Clock), RecordId = concern.Id, Kind = RelationKind.Conflict, WorkerId = _site.People["owen.marsh"].Id, From = _site.Clock.GetUtcNow().UtcDateTime });
            else if (how == "sealed") concern.Handling = Handling.Sealed;
            else (concern.OwningAgency, concern.Team) = ("asc", "adult-door");
            db.Record(new HandlingChanged("The test", "open", how), concern);
            await db.SaveChangesAsync();
        }
        using var owen = await _site.SignedInAs("owen.marsh");
        PlantedCounty.Whole(await owen.Get("/matches/" + _match.Id)).ShouldBe(PlantedCounty.Whole(await owen.Get(NotThere)));
        (await owen.Get("/matches")).Words.ShouldNotContain("Ortolan");
        var sheet = await owen.Get("/concerns/" + _other.Id);
        sheet.Words.ShouldNotContain(_one.Reference);
        sheet.Words.ShouldContain("Nobody here was recognised");
        (await owen.Post($"/matches/{_match.Id}/judge", ("Answer", "different"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await owen.Get("/search");
        var found = await owen.Post("/search", ("For", "Raffe Ortolan"));
        found.Words.ShouldContain(_other.Reference);
        found.Words.ShouldNotContain(_one.Reference);
    }

    [Fact]
    public async Task Owners_see_who_was_shown_compared_and_found_their_record()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/" + _other.Id);
        await owen.Get("/matches/" + _match.Id);
        await owen.Get("/search");
        await owen.Post("/search", ("For", "Ortolan Rafe"), ("Born", "Feb 2011"));
        using var dana = await _site.SignedInAs("dana.whitlock");
        var looks = (await dana.Get($"/concerns/{_one.Id}/access")).Words;
        looks.ShouldContain("Owen Marsh was shown somebody here as a likely match");
        looks.ShouldContain("Owen Marsh compared somebody here");
        looks.ShouldContain("Owen Marsh found somebody here by a search");
        (await owen.Get($"/concerns/{_one.Id}/access")).Status.ShouldBe(HttpStatusCode.NotFound, "an officer does not see who looked");
        await using var db = _site.Partnership.Safeguarding();
        (await db.Set<StoredFact>().CountAsync(f => f.Name == "concerns-searched")).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_joins_alone_and_whoever_joined_is_told_apart_again_by_a_manager()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        using var priya = await _site.SignedInAs("priya.nair");
        using var dana = await _site.SignedInAs("dana.whitlock");
        var page = "/matches/" + _match.Id;
        await owen.Get(page);
        (await owen.Post(page + "/judge", ("Answer", "same"), ("Reason", ""))).Words.ShouldContain("Say what makes them one person");
        await owen.Get(page);
        (await owen.Post(page + "/judge", ("Answer", "same"), ("Reason", "Same school and mother."))).Location.ShouldBe(page);
        (await owen.Get(page)).Words.ShouldContain("It waits for a second name");
        (await owen.Post(page + "/confirm", ("Version", "1"))).Words.ShouldContain("The second name has to be somebody else's");
        (await priya.Get(page)).Words.ShouldContain("Same school and mother.");
        (await priya.Post(page + "/confirm", ($"Picks[name]", _match.EarlierId.ToString()))).Location.ShouldBe(page);
        var person = (await priya.Get(page)).Page.QuerySelector("a[href^='/persons/']")!.GetAttribute("href")!;
        (await priya.Get(person)).Words.ShouldContain("Owen Marsh judged and Priya Nair confirmed");
        (await owen.Post(person + "/apart", ("Because", "no"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await dana.Get(person);
        (await dana.Post(person + "/apart", ("Because", ""))).Words.ShouldContain("Say why they are not one person");
        await dana.Get(person);
        (await dana.Post(person + "/apart", ("Because", "Two cousins."))).Location.ShouldBe("/matches");
        (await dana.Get("/matches")).Words.ShouldContain("Priya Nair, Dana Whitlock", Case.Sensitive, "who saw the joined record");
        (await dana.Get(person)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_person_of_whom_only_one_record_is_open_is_not_there_and_nothing_tells_of_it()
    {
        await using (var db = _site.Partnership.Safeguarding())
        {
            var (owen, priya, match) = (_site.Viewer("owen.marsh"), _site.Viewer("priya.nair"), await db.Matches.SingleAsync(m => m.Id == _match.Id));
            await new JudgeMatch(db).Same(LawfulStep.Triage.By(owen, _site.Clock), owen, match, match.Version, "reasonmark");
            await new ConfirmMatch(db).Do(LawfulStep.Triage.By(priya, _site.Clock), priya, match, match.Version, new Dictionary<string, Guid>());
            var concern = await db.Concerns.SingleAsync(c => c.Id == _one.Id);
            (concern.OwningAgency, concern.Team) = ("asc", "adult-door");
            db.Record(new HandlingChanged("The test", "open", "moved"), concern);
            await db.SaveChangesAsync();
        }
        using var visitor = await _site.SignedInAs("owen.marsh");
        Kernel.Ids.Id<Person> id;
        await using (var db = _site.Partnership.Safeguarding()) id = (await db.Persons.SingleAsync()).Id;
        foreach (var path in new[] { "", "/sources", "/apart" })
            PlantedCounty.Whole(await visitor.Get($"/persons/{id}{path}")).ShouldBe(PlantedCounty.Whole(await visitor.Get(NotThere)));
        var sheet = (await visitor.Get("/concerns/" + _other.Id)).Words;
        sheet.ShouldNotContain("recognised somebody");
        sheet.ShouldNotContain("reasonmark");
        await visitor.Get("/search");
        (await visitor.Post("/search", ("For", "Raff Ortolan"))).Text.ShouldNotContain("/persons/");
    }

    [Fact]
    public async Task A_protected_address_is_shown_beside_nobody()
    {
        var hidden = await _site.Brings(Somebody("Rafe Ortolan", addressProtected: true));
        var match = await _site.Match(_one, hidden);
        using var owen = await _site.SignedInAs("owen.marsh");
        var beside = (await owen.Get("/matches/" + match.Id)).Page;
        beside.QuerySelectorAll("td").Count(c => c.TextContent.Contains("14 Weir Lane", StringComparison.Ordinal)).ShouldBe(1);
        beside.Body!.TextContent.ShouldContain("Protected: not shown");
    }
}
