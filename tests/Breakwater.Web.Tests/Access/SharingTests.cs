using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Breakwater.Web.Tests.Access.Matrix;
using Breakwater.Web.Tests.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>Conflict of interest, restricting, sealing, naming and ending a sharing: done on the page, judged by what people then see.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private RunningBreakwater _site = null!;
    private PlantedConcern _concern = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningBreakwater.Start();
        var planted = new Planted(_site);
        await planted.PlantFor(_site.People["owen.marsh"]);
        _concern = planted.Concerns.Find(c => c.Relation == "team")!;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Who_declares_a_conflict_has_it_in_no_list_and_no_number_and_lets_it_go()
    {
        using var owen = await _site.SignedInAs("owen.marsh");
        await Take("owen.marsh");
        var before = await Count("owen.marsh");
        await owen.Get($"/concerns/{_concern.Id}/conflict");
        (await owen.Post($"/concerns/{_concern.Id}/conflict")).Location.ShouldBe("/desk");
        (await owen.Get($"/concerns/{_concern.Id}/conflict")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Count("owen.marsh")).ShouldBe(before - 1);
        (await Opens("priya.nair")).ShouldBeTrue("the others of the team still have it");
        await using var db = _site.Partnership.Safeguarding();
        (await db.Concerns.SingleAsync(c => c.Id == _concern.Id)).HolderId.ShouldBeNull();
        (await db.ConcernRelations.CountAsync(r => r.RecordId == _concern.Id && r.Kind == RelationKind.PastWorker)).ShouldBe(1);
        (await db.Set<StoredFact>().CountAsync(f => f.Name == "conflict-declared")).ShouldBe(1);
        (await db.TimelineOf(_concern.Id.Value)).ShouldContain(t => t.What == "Owen Marsh recorded that they are not free to act on this. It is out of their sight.");
    }

    [Fact]
    public async Task A_manager_says_it_of_others_and_takes_it_back_with_a_reason_and_an_officer_cannot()
    {
        using var dana = await _site.SignedInAs("dana.whitlock");
        using var priya = await _site.SignedInAs("priya.nair");
        var path = $"/concerns/{_concern.Id}/conflict";
        var owen = _site.People["owen.marsh"].Id.ToString();
        await priya.Get(path);
        (await priya.Post(path, ("Whom", owen))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Opens("owen.marsh")).ShouldBeTrue();

        await dana.Get(path);
        await dana.Post(path, ("Whom", owen));
        (await Opens("owen.marsh")).ShouldBeFalse();
        await dana.Get(path);
        (await dana.Post(path + "?handler=Lift", ("Whom", owen), ("Reason", ""))).Words.ShouldContain("Say why");
        await dana.Post(path + "?handler=Lift", ("Whom", owen), ("Reason", "It was another Owen"));
        (await Opens("owen.marsh")).ShouldBeTrue();
    }

    [Fact]
    public async Task Sealed_is_for_named_people_and_never_for_nobody()
    {
        using var dana = await _site.SignedInAs("dana.whitlock");
        var path = $"/concerns/{_concern.Id}/handling";
        await dana.Get(path);
        await dana.Post(path, ("To", "Sealed"), ("Version", await Version()));
        (await Opens("owen.marsh")).ShouldBeFalse();
        (await Opens("dana.whitlock")).ShouldBeTrue("whoever seals is named");
        (await dana.Get(path)).Words.ShouldContain("Dana Whitlock");

        await dana.Post(path + "?handler=Name", ("Whom", _site.People["owen.marsh"].Id.ToString()));
        (await Opens("owen.marsh")).ShouldBeTrue();
        await using (var db = _site.Partnership.Safeguarding())
            foreach (var named in await db.ConcernRelations.Where(r => r.RecordId == _concern.Id && r.Kind == RelationKind.Named).OrderByDescending(r => r.From).ToListAsync())
            {
                await dana.Get(path);
                var answer = await dana.Post(path + "?handler=End", ("sharing", named.Id.ToString()));
                if (named.WorkerId == _site.People["dana.whitlock"].Id) answer.Words.ShouldContain("last person who can see this");
            }
        (await Opens("owen.marsh")).ShouldBeFalse();

        await dana.Get(path);
        (await dana.Post(path, ("To", "Open"), ("Version", await Version()), ("Reason", ""))).Words.ShouldContain("Say why more people may see this");
        (await dana.Post(path, ("To", "Open"), ("Version", await Version()), ("Reason", "The trial is over"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Opens("owen.marsh")).ShouldBeTrue();
    }

    [Fact]
    public async Task Taking_a_concern_from_somebody_leaves_them_a_past_worker_and_that_opens_nothing()
    {
        await Take("owen.marsh");
        await Take("priya.nair");
        await using var db = _site.Partnership.Safeguarding();
        (await db.ConcernRelations.SingleAsync(r => r.RecordId == _concern.Id && r.Kind == RelationKind.PastWorker)).WorkerId.ShouldBe(_site.People["owen.marsh"].Id);
        _site.Partnership.Abilities.All.Where(a => a.For(_site.Partnership.Abilities.Roles.Select(r => r.Code)).HasFlag(Relations.PastWorker)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("maud.ellery", "adult")]
    [InlineData("rhys.tolland", "place")]
    public async Task Each_front_door_has_a_manager_who_restricts_and_seals_what_came_to_it(string manager, string about)
    {
        using var visitor = await _site.SignedInAs(manager);
        await visitor.Get("/concerns/log");
        var logged = await visitor.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", about), ("Input.Narrative", "The man who lives there works for one of us."), ("Input.Area", "wellcombe"), ("Input.TakeIt", "true"));
        var id = logged.Location!.Split('/')[^1];
        var concern = await _site.Stored(id);
        var colleague = _site.People.Values.First(p => p.Agency == concern.OwningAgency && p.Team == concern.Team && p.Id != _site.People[manager].Id).Email.Split('@')[0];
        Task<bool> Sees(string who) => _site.Ask(db => db.OpenTo(As(who), _site.Partnership.Abilities["open_concern"]).AnyAsync(c => c.Id == concern.Id));
        (await Sees(colleague)).ShouldBeTrue("their team's, until somebody says otherwise");
        foreach (var to in new[] { "Restricted", "Sealed" })
        {
            await visitor.Get($"/concerns/{id}/handling");
            (await visitor.Post($"/concerns/{id}/handling", ("To", to))).Status.ShouldBe(HttpStatusCode.Redirect, to);
            (await Sees(colleague), await Sees(manager), await Sees("dana.whitlock")).ShouldBe((false, true, false), to);
        }
    }

    [Fact]
    public async Task A_restricted_concern_whose_only_manager_is_not_free_is_opened_to_somebody_at_its_door()
    {
        using var maud = await _site.SignedInAs("maud.ellery");
        await maud.Get("/concerns/log");
        var logged = await maud.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "adult"), ("Input.Narrative", "It is my cousin."), ("Input.TakeIt", "true"));
        var id = logged.Location!.Split('/')[^1];
        await maud.Get($"/concerns/{id}/handling");
        await maud.Post($"/concerns/{id}/handling", ("To", "Restricted"));
        var concern = await _site.Stored(id);
        Task<bool> May(string who, string ability) => _site.Ask(db => db.OpenTo(As(who), _site.Partnership.Abilities[ability]).AnyAsync(c => c.Id == concern.Id));
        (await May("samira.khan", "open_concern")).ShouldBeFalse();

        await maud.Get($"/concerns/{id}/conflict");
        await maud.Post($"/concerns/{id}/conflict");
        (await May("maud.ellery", "open_concern"), await May("ruth.penhale", "open_concern")).ShouldBe((false, false));
        (await May("samira.khan", "open_concern"), await May("samira.khan", "decide_concern")).ShouldBe((true, true));
        var me = _site.People["samira.khan"].Id;
        (await _site.Ask(db => db.Set<Kernel.Outbox.Notice>().CountAsync(n => n.WorkerId == me && n.Text.Contains("nobody was left who could see it")))).ShouldBe(1);
    }

    private async Task<string> Version()
    {
        await using var db = _site.Partnership.Safeguarding();
        return (await db.Concerns.SingleAsync(c => c.Id == _concern.Id)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private Viewer As(string who)
    {
        var person = _site.People[who];
        return new Viewer(person.Id, person.Name, person.Agency, person.Team, person.RoleList);
    }

    private async Task<bool> Opens(string who)
    {
        await using var db = _site.Partnership.Safeguarding();
        return await db.OpenTo(As(who), _site.Partnership.Abilities["open_concern"]).AnyAsync(c => c.Id == _concern.Id);
    }

    private async Task<int> Count(string who)
    {
        await using var db = _site.Partnership.Safeguarding();
        return await db.OpenTo(As(who), _site.Partnership.Abilities["list_concerns"]).CountAsync();
    }

    private async Task Take(string who)
    {
        await using var db = _site.Partnership.Safeguarding();
        var concern = await db.Concerns.SingleAsync(c => c.Id == _concern.Id);
        await new TakeConcern(db).Do(Kernel.Acting.LawfulStep.Triage.By(As(who), _site.Clock), As(who), concern, concern.Version);
    }
}
