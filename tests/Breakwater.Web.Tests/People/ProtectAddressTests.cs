using System.Net;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Breakwater.Web.Tests.People.Recognised;

namespace Breakwater.Web.Tests.People;

/// <summary>An address that must not become known: who may say so, what is left of it, and how it comes back.</summary>
public sealed class ProtectAddressTests
{
    [Fact]
    public async Task A_protected_address_leaves_matching_and_copies_and_comes_back_when_it_is_lifted()
    {
        await using var site = await RunningBreakwater.Start();
        var earlier = await site.Brings(Somebody("Rafe Ortolan"));
        var concern = await site.Brings(Somebody("Rafe Ortolan"));
        await site.Match(earlier, concern);
        using var owen = await site.SignedInAs("owen.marsh");

        var refused = await Protects(owen, concern, true, "");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Words.ShouldContain("Say why the address must not become known");
        refused.Page.QuerySelector("details:has(#In_ProtectBecause)")!.HasAttribute("open").ShouldBeTrue("the box that is to be filled in is not folded away");
        (await Kept(site, concern)).Address.ShouldBe("14 Weir Lane");

        (await Protects(owen, concern, true, "Her former partner looks for them.")).Status.ShouldBe(HttpStatusCode.Redirect);
        var kept = await Kept(site, concern);
        kept.Address.ShouldBeNull();
        kept.Compared.ShouldNotContain("Weir");
        var other = await Kept(site, earlier);
        kept.Keys.ShouldBeLessThan(other.Keys);
        kept.Shared.ShouldBe(0);
        kept.Facts.ShouldBe(["address-protected"]);
        (await owen.Get($"/concerns/{concern.Id}")).Words.ShouldContain("MR2 4AB (protected: tell nobody)");

        (await Protects(owen, concern, true, "Once more.")).Words.ShouldContain("This address is protected already");
        (await Protects(owen, concern, false, "He is in prison; she asked for it.")).Status.ShouldBe(HttpStatusCode.Redirect);
        var again = await Kept(site, concern);
        (again.Address, again.Shared).ShouldBe(("14 Weir Lane", 1));
        again.Keys.ShouldBe(other.Keys);
        again.Compared.ShouldBe(other.Compared);
        again.Facts.ShouldBe(["address-protected", "address-protection-lifted"]);
    }

    [Fact]
    public async Task Whoever_takes_a_call_says_it_at_once_and_whoever_may_not_protect_it_is_not_shown_it()
    {
        await using var site = await RunningBreakwater.Start();
        var concern = await site.Brings(Somebody("Linnet Sorrel", addressProtected: true), "adult");
        using var samira = await site.SignedInAs("samira.khan");
        (await samira.Get($"/concerns/{concern.Id}")).Words.ShouldContain("14 Weir Lane · MR2 4AB (protected: tell nobody)");
        (await samira.Get("/concerns/log")).Words.ShouldContain("Their address must not become known");
        using var owen = await site.SignedInAs("owen.marsh");
        await owen.Get("/concerns/log");
        (await owen.Post($"/concerns/{concern.Id}/address", ("In.Whom", concern.People[0].Id.ToString()), ("In.Protect", "False"), ("In.ProtectBecause", "Because."))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Kept(site, concern)).Address.ShouldBeNull();
    }

    [Fact]
    public async Task No_asked_agency_and_no_list_is_given_it()
    {
        await using var site = await RunningBreakwater.Start();
        using var owen = await site.SignedInAs("owen.marsh");
        async Task<(Safeguarding.Concerns.Concern, string Who)> Asked(bool addressProtected)
        {
            var concern = await site.Brings(Somebody("Rafe Ortolan", addressProtected: addressProtected));
            return (concern, (await owen.Get($"/concerns/{concern.Id}")).Page.QuerySelector("[name='In.Who']")!.TextContent);
        }
        (await Asked(false)).Who.ShouldContain("MR2 4AB");
        (await Asked(true)).Who.ShouldContain("Rafe Ortolan");
        (await Asked(true)).Who.ShouldNotContain("MR2");

        // A list names a place by its address.
        var place = await site.Brings(Somebody("", PersonRole.Other), "place");
        (await owen.Get("/worklist")).Words.ShouldContain("14 Weir Lane");
        (await Protects(owen, place, true, "A refuge is there.")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await owen.Get($"/concerns/{place.Id}")).Words.ShouldContain("14 Weir Lane · MR2 4AB (protected: tell nobody)");
        foreach (var list in new[] { "/worklist", "/huddle", "/desk" })
            (await owen.Get(list)).Words.ShouldNotContain("Weir Lane", customMessage: list);
    }

    private static async Task<Answer> Protects(Visitor who, Concern concern, bool protect, string why)
    {
        await who.Get($"/concerns/{concern.Id}");
        return await who.Post($"/concerns/{concern.Id}/address", ("In.Whom", concern.People[0].Id.ToString()), ("In.Protect", protect.ToString()), ("In.ProtectBecause", why));
    }

    private static async Task<(string? Address, string Compared, int Keys, int Shared, List<string> Facts)> Kept(RunningBreakwater site, Concern concern)
    {
        await using var db = site.Partnership.Safeguarding();
        var record = await db.SourceRecords.AsNoTracking().SingleAsync(r => r.ConcernId == concern.Id);
        var row = await db.IndexedRecords.AsNoTracking().SingleOrDefaultAsync(r => r.RecordId == record.Id);
        return (record.Address?.Text, row?.Compared ?? "", row is null ? 0 : await db.PersonKeys.CountAsync(k => k.Number == row.Number),
            await db.MatchKeys.CountAsync(k => k.ConcernId == concern.Id && k.Kind == MatchKeys.Address),
            [.. (await db.Set<Kernel.Facts.StoredFact>().Where(f => f.RecordId == concern.Id.Value && f.Name.StartsWith("address-")).ToListAsync()).Select(f => f.Name).Order(StringComparer.Ordinal)]);
    }
}
