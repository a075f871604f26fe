using System.Net;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.People;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Desk;

/// <summary>
/// The desk of everybody, and every page that it leads to, is drawn with eight SQL statements at most, the sign-in check counted.
/// It is drawn again, after something was committed, so that no list is kept from before; that it was shown was told the first time.
/// </summary>
public sealed class PageStatementsTests
{
    private const int Goal = 8;

    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    private static readonly (string, string) TakeIt = ("Input.TakeIt", "true");

    [Theory, MemberData(nameof(Databases))]
    public async Task No_page_of_anybodys_menu_needs_more_than_eight(Database database)
    {
        using var statements = new StatementsOfRequest();
        await using var site = await OnBoth.Start(database);
        await MuchWaits(site);
        await MuchWasAsked(site);
        var (counts, over) = (new List<int>(), new List<string>());
        foreach (var person in site.People.Values.DistinctBy(p => p.Roles))
        {
            using var visitor = await site.SignedInAs(person.Email.Split('@')[0]);
            var places = (await visitor.Get("/desk")).Page.QuerySelectorAll("main ul.govuk-list a.govuk-link").Select(a => a.GetAttribute("href")!).Distinct().ToList();
            places.ShouldContain("/account", person.Name);
            foreach (var path in places.Prepend("/desk"))
            {
                (await visitor.Get(path)).Status.ShouldBe(HttpStatusCode.OK, $"{person.Name} at {path}");
                await Commit(site);
                var count = await statements.Of(() => visitor.Get(path));
                counts.Add(count);
                if (count > Goal) over.Add($"{path} of {person.Name}: {count}");
            }
        }
        over.ShouldBeEmpty();
        counts.Max().ShouldBeGreaterThan(4, "they are counted at all");
    }

    /// <summary>What the public reads of the committees, made anew each time; what a councillor reads; and what the officer's desk leads to.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task No_page_of_what_the_committees_asked_needs_more(Database database)
    {
        using var statements = new StatementsOfRequest();
        await using var site = await OnBoth.Start(database);
        var (committee, reference, letter) = await MuchWasAsked(site);
        var (asked, minutes, over) = ("/asked/" + reference, "/minutes/" + committee.MeetingId, new List<string>());
        async Task Draw(Visitor who, TimeSpan later, params string[] paths)
        {
            foreach (var path in paths)
            {
                (await who.Get(path)).Status.ShouldBe(HttpStatusCode.OK, path);
                site.Clock.GoOn(later);
                if (await statements.Of(() => who.Get(path)) is var count and > Goal) over.Add($"{path}: {count}");
            }
        }

        // What was made for one of the public is kept for half a minute. Those who sign in come after it: their session is young.
        using var visitor = site.Visitor();
        await Draw(visitor, TimeSpan.FromSeconds(31), "/asked", asked, "/asked/tracker.csv", "/asked/feed.atom", "/asked/dates.ics", "/minutes", minutes, "/minutes/search?Q=cuckooing", "/asked/follow");
        using var helen = await site.SignedInAs("helen.draycott");
        await Draw(helen, TimeSpan.Zero, "/committee", asked, minutes);
        using var imogen = await site.SignedInAs("imogen.tarrant");
        await Draw(imogen, TimeSpan.Zero, "/requests", "/requests/" + committee.Lines, "/papers/meeting/" + committee.MeetingId, "/letters/" + letter, "/letters/new", "/bodies/" + committee.Asks.Id);
        over.ShouldBeEmpty();
    }

    /// <summary>The first list that somebody is shown at all, with what stores that look: concerns, referrals and checks may be on it.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task The_first_worklist_of_a_front_doors_manager_needs_no_more(Database database)
    {
        using var statements = new StatementsOfRequest();
        await using var site = await OnBoth.Start(database);
        using var samira = await site.SignedInAs("samira.khan");
        for (var i = 0; i < 4; i++)
        {
            await samira.Get("/concerns/log");
            Went(await samira.Post("/concerns/log", ("Input.Channel", "Telephone"), ("Input.About", "adult"), ("Input.Narrative", "Strangers live in her flat.")));
        }
        using var maud = await site.SignedInAs("maud.ellery");
        (await statements.Of(() => maud.Get("/worklist"))).ShouldBeInRange(5, Goal);
        (await maud.Get("/worklist")).Page.QuerySelectorAll("[data-bw-item]").Length.ShouldBe(4);
    }

    /// <summary>
    /// Two requests, of two bodies each, with steps, outcomes and a letter. A paragraph, a file and an item are kept back, and a
    /// councillor has a seat.
    /// </summary>
    private static async Task<(Committee Committee, string Reference, Id<Letter> Letter)> MuchWasAsked(RunningBreakwater site)
    {
        var committee = await Committee.In(site.Partnership, Viewer.Of(site.People["imogen.tarrant"]));
        var (act, by, day) = (committee.Act(-90), Committee.By, new DateOnly(2027, 1, 11));
        await using var db = site.Partnership.Scrutiny();
        var (lines, youth) = (await db.Requests.SingleAsync(r => r.Id == committee.Lines), await db.Requests.SingleAsync(r => r.Id == committee.Youth));
        foreach (var (request, body) in new[] { (lines, committee.Police), (lines, committee.Trains), (youth, committee.Police), (youth, committee.Cabinet) })
        {
            var served = await new ServeRequest(db).Do(act, by, request, request.Version, body, null, act.At);
            await new FollowRequest(db).AddStep(act, by, request, request.Version, served.Id, "Plan it.", "The office", day, looked: true);
        }
        foreach (var request in new[] { lines, youth })
            await new WatchOutcome(db).Link(act, by, request, request.Version, "Lines closed", "2025/26", 12, Direction.Up, day, looked: true);
        var letter = await new WriteLetter(db).Draft(act, by, committee.Asks, committee.Police, [lines, youth], "Please answer.");
        await new TakeSeat(db).Do(act, by, committee.Asks, site.People["helen.draycott"].Name, CommitteeRole.Member, new DateOnly(2026, 5, 11));
        return (committee, lines.Reference, letter.Id);
    }

    /// <summary>Four of what is listed, so that a page that asks once for each is found, and a notice of each kind.</summary>
    private static async Task MuchWaits(RunningBreakwater site)
    {
        using var owen = await site.SignedInAs("owen.marsh");
        using var neil = await site.SignedInAs("neil.ashworth");
        using var piotr = await site.SignedInAs("piotr.zielak");
        using var tessa = await site.SignedInAs("tessa.boyle");
        for (var i = 0; i < 4; i++)
        {
            var concern = await WaitsForYouTests.Decided(site);
            await neil.Get("/retention");
            Went(await neil.Post("/retention", ("Reference", concern.Reference), ("Reason", "A request of May."), ("Erase", "true")));
        }
        foreach (var person in new[] { "tom.ferris", "kit.rowe", "ade.coker", "beth.lomax" }.Select(p => site.People[p]))
        {
            await piotr.Get($"/people/{person.Id}");
            Went(await piotr.Post($"/people/{person.Id}", ("Input.Name", person.Name), ("Input.Email", person.Email), ("Input.JobTitle", person.JobTitle ?? ""), ("Input.Place", person.Agency + "/" + person.Team), ("Input.Roles", "hub_officer")));
        }
        Went(await owen.Does(await owen.Logs("A pupil has two phones.", ("Input.Name", "Bryn Holloway"), TakeIt), "ask", ("In.Who", "Bryn Holloway"), ("In.Agencies", "health")));
        await site.Offers(owen, await owen.Logs("The first.", TakeIt));
        Went(await owen.Does(await owen.Logs("The second.", TakeIt), "decide", ("In.Decision", "intelligence-only"), ("In.Words", "Seen by a neighbour."), ("In.Reference", "Sergeant Amis, Kestrelham")));
        await tessa.Get("/break-glass");
        Went(await tessa.Post("/break-glass", ("Asked", "Nobody Known"), ("Reason", "A child is missing since this morning.")));
        var (one, other) = (await site.Brings(Recognised.Somebody("Rafe Ortolan")), await site.Brings(Recognised.Somebody("Raff Ortolan")));
        var page = "/matches/" + (await site.Match(one, other)).Id;
        await owen.Get(page);
        Went(await owen.Post(page + "/judge", ("Answer", "same"), ("Reason", "Same school and mother.")));
        await site.UntilCompared();
    }

    private static void Went(Answer answer) => answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Words);

    // A line for somebody whose page isn't drawn after it.
    private static Task<int> Commit(RunningBreakwater site) => site.Ask(db =>
    {
        db.Add(new Notice { Id = Id<Notice>.New(site.Clock).Value, WorkerId = site.People["priya.nair"].Id, Text = "Something was committed.", Path = "/signs", At = site.Clock.Instant() });
        return db.SaveChangesAsync();
    });
}
