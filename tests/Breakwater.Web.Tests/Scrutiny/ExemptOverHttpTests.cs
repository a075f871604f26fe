using System.Net;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Tests.Access.Matrix;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>What is kept from the public is in no answer: pages, search, feeds, tables, names of files, headers, mail.</summary>
public sealed class ExemptOverHttpTests(CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    private static readonly string[] Planted = ["Zanzibarplant", "Quixoteplant", "Harrier Court", "Plantedspeaker", "Resolvedplant"];

    [Fact]
    public async Task Nobody_without_the_ability_finds_it_anywhere()
    {
        await using var db = county.Site.Partnership.Scrutiny();
        var item = await db.Items.SingleAsync(i => i.SealedTitle != null);
        string[] paths =
        [
            "/asked", "/asked?State=late", "/asked/" + county.LinesReference, "/asked/tracker.csv", "/asked/feed.atom", "/asked/dates.ics", "/asked/follow", "/minutes",
            "/minutes/" + county.Committee.MeetingId, "/minutes/item/" + item.Id, "/papers/meeting/" + county.Committee.MeetingId, "/requests/" + county.Committee.Lines, "/requests/table?handler=Download",
            .. Planted.Select(p => "/minutes/search?Q=" + Uri.EscapeDataString(p)),
        ];
        foreach (var who in new[] { null, "kit.rowe", "dana.whitlock", "piotr.zielak" })
        {
            using var visitor = who is null ? county.Site.Visitor() : await county.Site.SignedInAs(who);
            foreach (var path in paths)
            {
                var answer = await visitor.Get(path);
                var whole = string.Join("\n", answer.Headers.Select(h => h.Key + h.Value)) + answer.Text;
                foreach (var planted in Planted.Where(p => !path.Contains(Uri.EscapeDataString(p), StringComparison.Ordinal)))
                    whole.ShouldNotContain(planted, Case.Insensitive, $"{who ?? "nobody"} at {path}");
            }
            (await visitor.Get("/minutes/" + county.Committee.MeetingId)).Words.ShouldContain("taken without the public");
        }
        (await db.Set<PublishedText>().ToListAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_member_opens_it_and_that_is_a_fact()
    {
        await using var db = county.Site.Partnership.Scrutiny();
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.SealedTitle != null);
        using var member = await county.Site.SignedInAs("helen.draycott");
        var answer = await member.Get("/minutes/item/" + item.Id);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Words.ShouldContain("Quixoteplant told the committee");
        (await db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.RecordId == item.Id.Value && f.IsLook)).ShouldBeGreaterThan(0);
        using var officer = await county.Site.SignedInAs("kit.rowe");
        PlantedCounty.Whole(await officer.Get("/minutes/item/" + item.Id)).ShouldBe(PlantedCounty.Whole(await officer.Get("/nothing-here")));
    }
}
