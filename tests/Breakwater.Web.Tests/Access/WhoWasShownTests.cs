using Breakwater.Kernel.Facts;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>"Who looked" is the whole answer: whoever saw a child's name on a list, by a search or on a referral stands there too.</summary>
public sealed class WhoWasShownTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Lists_searches_and_referrals_that_named_a_child_stand_on_the_page_of_who_looked(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var priya = await site.SignedInAs("priya.nair");
        using var tessa = await site.SignedInAs("tessa.boyle");
        using var lena = await site.SignedInAs("lena.frost");
        using var neil = await site.SignedInAs("neil.ashworth");
        var (id, other) = (await owen.Logs("The story of the blue gate.", ("Input.Name", "Bryn Holloway")), await owen.Logs("Another story.", ("Input.Name", "Corwen Ashdown")));
        await owen.Get("/worklist");
        await priya.Get("/huddle");
        await priya.Get("/search");
        (await priya.Post("/search", ("For", (await site.Stored(id)).Reference))).Words.ShouldContain("Bryn Holloway");
        var referral = await site.Offers(owen, id);
        (await tessa.Get("/referrals")).Words.ShouldContain("Bryn Holloway");
        (await lena.Get("/referrals/" + referral)).Words.ShouldContain("Bryn Holloway");

        await neil.Get("/who-looked");
        var page = await neil.Post("/who-looked", ("Reference", (await site.Stored(id)).Reference));
        var looks = await neil.Get(page.Location!);
        looks.Words.ShouldContain("Owen Marsh was shown a list with this on it");
        looks.Words.ShouldContain("Priya Nair was shown a list with this on it");
        looks.Words.ShouldContain("Priya Nair found this by a search");
        looks.Words.ShouldContain("Tessa Boyle was shown a list of referrals with this on it");
        looks.Words.ShouldContain("Lena Frost opened the referral");
        foreach (var kept in new[] { "blue gate", "Bryn", "Corwen", (await site.Stored(other)).Reference }) looks.Text.ShouldNotContain(kept);
        var others = await neil.Get($"/concerns/{other}/access");
        others.Words.ShouldContain("Owen Marsh was shown a list with this on it");
        others.Words.ShouldNotContain("Lena Frost");
        others.Words.ShouldNotContain("by a search");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_asked_in_an_emergency_and_was_shown_it_stands_there_though_they_opened_nothing(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        using var marcus = await site.SignedInAs("marcus.hale");
        using var neil = await site.SignedInAs("neil.ashworth");
        var (id, other) = (await owen.Logs("The story of the blue gate.", ("Input.Name", "Bryn Holloway")), await owen.Logs("Another story.", ("Input.Name", "Corwen Ashdown")));
        await marcus.Get("/break-glass");
        var answer = (await marcus.Post("/break-glass", ("Asked", "Bryn Holloway"), ("Reason", "His aunt says that he is in the car now"))).Location!;
        // Shown again it is another look, of the same day.
        for (var look = 0; look < 2; look++) (await marcus.Get(answer)).Words.ShouldContain((await site.Stored(id)).Reference);

        var looks = await neil.Get($"/concerns/{id}/access");
        looks.Words.ShouldContain("Marcus Hale asked in an emergency and was shown that this is here.");
        looks.Text.ShouldNotContain("Bryn");
        (await neil.Get($"/concerns/{other}/access")).Words.ShouldNotContain("Marcus Hale");
        (await site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.Name == "break-glass-found"))).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_list_is_one_fact_and_what_it_named_is_found_by_an_index_that_grows_once_a_day(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var owen = await site.SignedInAs("owen.marsh");
        var first = Guid.Parse(await owen.Logs("The first.", ("Input.Name", "Bryn Holloway")));
        await owen.Get("/worklist");
        var second = Guid.Parse(await owen.Logs("The second.", ("Input.Name", "Corwen Ashdown")));
        await owen.Get("/worklist");
        var me = site.People["owen.marsh"].Id.Value;
        (await site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.RecordId == me && f.Name == "concern-list-shown"))).ShouldBe(2, "two lists that differ are two facts, whatever stands on them");
        var rows = await site.Ask(db => db.Set<ShownInList>().Where(s => s.ShownTo == me).ToListAsync());
        rows.Select(r => r.RecordId).ShouldBe([first, second], ignoreOrder: true);
        rows.Select(r => r.FactId).Distinct().Count().ShouldBe(2, "each by the fact that showed it first");
    }
}
