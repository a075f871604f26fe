using System.Net;
using Breakwater.Kernel.Facts;
using Breakwater.Web.Tests.Concerns;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Worklist;

public sealed class WorklistTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task What_nobody_has_is_on_top_and_the_list_is_one_look_that_names_what_it_showed()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var held = await owen.Logs("Held.", ("Input.TakeIt", "true"), ("Input.Area", "port-calder"));
        var nobodys = await owen.Logs("Nobody's.", ("Input.Area", "port-calder"));
        var me = county.Site.People["owen.marsh"].Id.Value;
        var before = await Looks(me);
        var links = (await owen.Get("/worklist?Area=port-calder")).Page.QuerySelectorAll("[data-bw-item] a").Select(a => a.GetAttribute("href")!.Split('/')[^1]).ToList();
        links.IndexOf(nobodys).ShouldBeLessThan(links.IndexOf(held));
        (await Looks(me) - before).ShouldBe(1);
        // Drawn again, the same list is told already; with another record in it, it is not.
        await owen.Get("/worklist?Area=port-calder");
        (await Looks(me) - before).ShouldBe(1);
        var another = await owen.Logs("Another.", ("Input.Area", "port-calder"));
        (await owen.Get("/worklist?Area=port-calder")).Text.ShouldContain(another);
        (await Looks(me) - before).ShouldBe(2);
    }

    [Fact]
    public async Task Filters_travel_in_the_address_and_pages_hold_25()
    {
        using var priya = await county.Site.SignedInAs("priya.nair");
        for (var i = 0; i < 27; i++) await priya.Logs("One of many.", ("Input.Area", "dunley"));
        var first = await priya.Get("/worklist?Area=dunley");
        first.Page.QuerySelectorAll("[data-bw-item]").Length.ShouldBe(25);
        var next = first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        (await priya.Get(next)).Page.QuerySelectorAll("[data-bw-item]").Length.ShouldBe(2);
        (await priya.Get("/worklist?Area=dunley&Whose=mine")).Words.ShouldContain("Nothing waits here with this filter");
    }

    [Fact]
    public async Task A_breach_is_shown_in_words()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Logs("It will be late.", ("Input.Area", "thornbeck"));
        county.Site.Clock.GoOn(TimeSpan.FromDays(9));
        using var again = await county.Site.SignedInAs("owen.marsh");
        var page = await again.Get("/worklist?Whose=late&Area=thornbeck");
        page.Page.QuerySelector(".bw-due--late")!.TextContent.ShouldContain("days late");
    }

    [Fact]
    public async Task Search_finds_by_name_phone_and_reference_and_never_for_who_may_not_open()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        var id = await owen.Logs("To be found.", ("Input.Name", "Zoë O'Farrell-Bright"), ("Input.Phone", "+44 7700 900456"));
        var reference = (await county.Site.Stored(id)).Reference;
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        foreach (var typed in new[] { "zoe ofarrell bright", "bright", "07700 900456", reference.ToLowerInvariant() })
        {
            await owen.Get("/search");
            (await owen.Post("/search", ("For", typed))).Page.QuerySelector($"a[href='/concerns/{id}']").ShouldNotBeNull(typed);
            await tessa.Get("/search");
            var hers = await tessa.Post("/search", ("For", typed));
            (hers.Status, hers.Text.Contains(id, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, false));
            hers.Words.ShouldContain("Nothing that is open to you");
        }
    }

    [Fact]
    public async Task A_copy_names_its_recipient_is_recorded_with_its_reason_and_never_says_who_told_us()
    {
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        var id = await dana.Logs("To be copied.", ("Input.Name", "Marlo Finch"), ("Input.CallerName", "Hester Vane"));
        await dana.Get($"/concerns/{id}/copy");
        (await dana.Post($"/concerns/{id}/copy", ("Recipient", "Ruth Penhale"), ("Form", "word"))).Words.ShouldContain("Say why they need it");
        var file = await dana.Post($"/concerns/{id}/copy", ("Recipient", "Ruth Penhale"), ("Reason", "Strategy meeting"), ("Form", "word"));
        file.Status.ShouldBe(HttpStatusCode.OK, file.Words);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file.Bytes));
        var text = string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        text.ShouldContain("Marlo Finch");
        text.ShouldContain("Copy for Ruth Penhale, made by Dana Whitlock");
        text.ShouldNotContain("Hester");
        (await dana.Get("/concerns/" + id)).Words.ShouldContain("Strategy meeting");
    }

    [Fact]
    public async Task Huddle_and_briefing_are_drawn_and_the_briefing_names_nobody()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        await owen.Logs("For the huddle.", ("Input.Name", "Tamsin Orrell"));
        (await owen.Get("/huddle")).Words.ShouldContain("Tamsin Orrell");
        var briefing = await owen.Get("/briefing");
        briefing.Status.ShouldBe(HttpStatusCode.OK);
        briefing.Text.ShouldNotContain("Tamsin");
        briefing.Text.ShouldNotMatch("C-[0-9A-Z]{4}-[0-9A-Z]{5}");
    }

    private Task<int> Looks(Guid worker) => county.Site.Ask(db => db.Set<StoredFact>().CountAsync(f => f.RecordId == worker && f.Name == "concern-list-shown"));
}
