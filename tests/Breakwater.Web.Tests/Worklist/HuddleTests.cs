using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Worklist;

/// <summary>The two sheets that are printed: the huddle says what it leaves out, the briefing gives nobody away.</summary>
public sealed class HuddleTests
{
    private const string CameIn = "Came in since the last working day";

    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task It_begins_when_the_hub_closed(Database database)
    {
        await using var site = await OnBoth.Start(database);
        // On Tuesday; Merrowshire's hub closes at half past five.
        var (before, after) = (await site.Ask(db => Told(db, new DateTime(2026, 11, 17, 17, 20, 0, DateTimeKind.Utc))), await site.Ask(db => Told(db, new DateTime(2026, 11, 17, 17, 40, 0, DateTimeKind.Utc))));
        using var owen = await site.SignedInAs("owen.marsh");
        var part = (await owen.Get("/huddle")).Page.QuerySelector($"[aria-label='{CameIn}']")!;
        part.QuerySelector($"a[href^='/concerns/{after}']").ShouldNotBeNull();
        part.QuerySelector($"a[href^='/concerns/{before}']").ShouldBeNull();
    }

    [Fact]
    public async Task A_part_that_is_cut_says_so_and_leads_to_the_rest()
    {
        await using var site = await OnBoth.Start(Database.Sqlite);
        await site.Ask(async db =>
        {
            for (var i = 0; i < 100; i++) await Told(db);
            return 0;
        });
        using var owen = await site.SignedInAs("owen.marsh");
        (await owen.Get("/huddle")).Words.ShouldContain(CameIn + " (100)");
        await site.Ask(db => Told(db));
        var huddle = await owen.Get("/huddle");
        huddle.Words.ShouldContain(CameIn + " (more than 100)");
        huddle.Page.QuerySelectorAll($"[aria-label='{CameIn}'] [data-bw-item]").Length.ShouldBe(100);
        huddle.Page.QuerySelector("main p a[href='/worklist']").ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_briefing_counts_by_district_and_shows_no_small_number_nor_what_gives_it_away(Database database)
    {
        await using var site = await CountyWithWards.Start(database, "briefing");
        using var owen = await site.SignedInAs("owen.marsh");
        for (var i = 0; i < 6; i++) await owen.Logs("In a ward.", ("Input.Area", "ashmere-north"));
        for (var i = 0; i < 5; i++) await owen.Logs("Nobody knows in which district.", ("Input.Area", "north-beat"));
        var districts = await Lines(owen, "areas");
        districts.Select(d => d.What).ShouldBe(["Ashmere", "Thornbeck", "Wellcombe", "Port Calder", "Dunley", "District not known"]);
        districts.Select(d => d.Count).ShouldBe(["6", "none", "none", "none", "none", "5"]);
        (await Lines(owen, "kinds")).ShouldContain(("A child", "11"));

        for (var i = 0; i < 2; i++) await owen.Logs("In Dunley.", ("Input.Area", "dunley"));
        districts = await Lines(owen, "areas");
        districts.ShouldContain(("Dunley", "not shown"));
        districts.Concat(await Lines(owen, "kinds")).Count(l => l.Count == "not shown").ShouldBeGreaterThan(1, "the rest of a sum would be the two of Dunley");
    }

    private static async Task<string> Told(SafeguardingDb db, DateTime? at = null) =>
        (await new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, "csc", db.Partnership.Clock), new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "Older lads wait for him.") { Area = "ashmere", ReceivedAt = at })).Concern.Id.ToString();

    private static async Task<List<(string What, string Count)>> Lines(Visitor person, string part) =>
        (await person.Get("/briefing")).Page.QuerySelectorAll($"[aria-labelledby='{part}'] dl > div").Select(l => (l.QuerySelector("dt")!.TextContent, l.QuerySelector("dd")!.TextContent)).ToList();
}
