using System.Net;
using Breakwater.Scrutiny.Published;
using Breakwater.Web.Tests.Access.Matrix;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>What is kept from the public is in no answer: pages, search, feeds, tables, names of files, headers, mail.</summary>
public sealed class ExemptOverHttpTests(CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    private static readonly string[] Planted = ["Zanzibarplant", "Quixoteplant", "Harrier Court", "Plantedspeaker", "Resolvedplant", "Passageplant", "Quarry Mews", "Passagespeaker", "Fileplant", "Contentplant", "Itemfileplant"];

    [Fact]
    public async Task Nobody_without_the_ability_finds_it_anywhere()
    {
        await using var db = county.Site.Partnership.Scrutiny();
        var item = await db.Items.SingleAsync(i => i.SealedTitle != null);
        string[] paths =
        [
            "/asked", "/asked?State=late", "/asked/" + county.LinesReference, "/asked/tracker.csv", "/asked/feed.atom", "/asked/dates.ics", "/asked/follow", "/minutes",
            "/minutes/" + county.Committee.MeetingId, "/minutes/item/" + item.Id, "/papers/meeting/" + county.Committee.MeetingId, "/requests/" + county.Committee.Lines, "/requests/table?handler=Download",
            "/minutes/file/" + county.Committee.KeptFile, "/minutes/kept-file/" + county.Committee.KeptFile,
            .. (await db.Files.Select(f => f.Id).ToListAsync()).Select(f => "/minutes/file/" + f), "/bodies", "/requests",
            .. Planted.Select(p => "/minutes/search?Q=" + Uri.EscapeDataString(p)),
        ];
        foreach (var who in new[] { null, "kit.rowe", "dana.whitlock", "piotr.zielak" })
        {
            using var visitor = who is null ? county.Site.Visitor() : await county.Site.SignedInAs(who);
            foreach (var path in paths)
            {
                var answer = await visitor.Get(path);
                var whole = string.Join("\n", answer.Headers.Select(h => h.Key + h.Value)) + answer.Text;
                // The search box keeps what one typed oneself; "Itemfileplant" holds "Fileplant".
                foreach (var planted in Planted.Where(p => !path.Contains(Uri.EscapeDataString(p), StringComparison.OrdinalIgnoreCase)))
                    whole.ShouldNotContain(planted, Case.Insensitive, $"{who ?? "nobody"} at {path}");
            }
            var minutes = await visitor.Get("/minutes/" + county.Committee.MeetingId);
            minutes.Words.ShouldContain("taken without the public");
            minutes.Words.ShouldContain("This paragraph is kept from the public. The ground: LGA 1972 s100A(4), paragraphs 1, 7 of Schedule 12A. It tells of individuals.");
            minutes.Words.ShouldContain("A statement: kept from the public. The ground: LGA 1972 s100A(4), paragraphs 1 of Schedule 12A. It names a resident.");
            minutes.Words.ShouldContain("report-on-county-lines.txt");
        }
        (await db.Set<PublishedText>().ToListAsync()).ShouldNotBeEmpty();
        // No mail, and no line of the log's readable part, holds it either.
        var mails = string.Join('\n', (await county.Site.Mails()).Select(m => m.Subject + m.Body));
        foreach (var planted in Planted) mails.ShouldNotContain(planted, Case.Insensitive);
    }

    [Fact]
    public async Task An_open_file_is_handed_out_and_a_kept_one_to_members_only_as_a_fact()
    {
        await using var db = county.Site.Partnership.Scrutiny();
        var open = await db.Files.AsNoTracking().SingleAsync(f => f.PublicName == "report-on-county-lines");
        using var visitor = county.Site.Visitor();
        var handed = await visitor.Get("/minutes/file/" + open.Id);
        handed.Text.ShouldBe("The report speaks of mentors.");
        string.Join(' ', handed.Headers.Select(h => h.Key + " " + h.Value)).ShouldContain("report-on-county-lines.txt");
        (await visitor.Get("/minutes/file/" + county.Committee.KeptFile)).Status.ShouldBe(HttpStatusCode.NotFound);
        var kept = await db.Files.AsNoTracking().SingleAsync(f => f.Id == county.Committee.KeptFile);
        var before = await db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.RecordId == kept.ItemId.Value && f.IsLook);
        using var member = await county.Site.SignedInAs("helen.draycott");
        var theirs = await member.Get("/minutes/kept-file/" + county.Committee.KeptFile);
        theirs.Text.ShouldBe("Contentplant is written here.");
        (await db.Set<Kernel.Facts.StoredFact>().CountAsync(f => f.RecordId == kept.ItemId.Value && f.IsLook)).ShouldBe(before + 1);
        // The kept paragraph of an open item opens for members too.
        (await member.Get("/minutes/item/" + kept.ItemId)).Words.ShouldContain("Passageplant lives in Quarry Mews");
        // Access that is taken away shuts what was open: the next request is refused, nothing is kept for them.
        using var officer = await county.Site.SignedInAs("kit.rowe");
        (await officer.Get("/minutes/kept-file/" + county.Committee.KeptFile)).Status.ShouldBe(HttpStatusCode.NotFound);
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
