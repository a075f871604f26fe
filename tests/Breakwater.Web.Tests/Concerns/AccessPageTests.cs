using System.Net;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>Who looked at a concern, for the lead practitioner and the data protection officer.</summary>
public sealed class AccessPageTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task The_manager_and_the_data_protection_officer_read_who_looked_and_nothing_of_what_was_said()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var priya = await county.Site.SignedInAs("priya.nair");
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        using var neil = await county.Site.SignedInAs("neil.ashworth");
        var id = await owen.Logs("The story of the blue gate.", ("Input.Name", "Bryn Holloway"));
        await priya.Get("/concerns/" + id);
        (await dana.Get("/concerns/" + id)).Page.QuerySelector($"a[href='/concerns/{id}/access']").ShouldNotBeNull();
        foreach (var reader in new[] { dana, neil })
        {
            var page = await reader.Get($"/concerns/{id}/access");
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Words.ShouldContain("Priya Nair opened the concern");
            page.Text.ShouldNotContain("blue gate");
            page.Text.ShouldNotContain("Bryn");
        }
        (await dana.Get($"/concerns/{id}/access")).Words.ShouldContain("Neil Ashworth read who had looked at this", customMessage: "who reads the page stands on it too");
        (await owen.Get($"/concerns/{id}/access")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_accepted_its_referral_reads_who_looked_and_nobody_else_of_their_team()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        using var tessa = await county.Site.SignedInAs("tessa.boyle");
        using var lena = await county.Site.SignedInAs("lena.frost");
        var id = await owen.Logs("A key to a flat that nobody knows.", ("Input.Name", "Sunniva Oakley"), ("Input.TakeIt", "true"));
        var referral = await county.Site.Offers(owen, id);
        (await tessa.Get($"/concerns/{id}/access")).Status.ShouldBe(HttpStatusCode.NotFound, "it isn't hers yet");
        await tessa.Get("/referrals/" + referral);
        (await tessa.Post($"/referrals/{referral}/accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await tessa.Get("/concerns/" + id)).Page.QuerySelector($"a[href='/concerns/{id}/access']").ShouldNotBeNull();
        (await tessa.Get($"/concerns/{id}/access")).Words.ShouldContain("Tessa Boyle opened the concern");
        (await lena.Get("/concerns/" + id)).Status.ShouldBe(HttpStatusCode.OK);
        (await lena.Get($"/concerns/{id}/access")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task When_somebody_who_told_us_comes_back_stands_on_no_page()
    {
        using var resident = await new Report.Resident(county.Site).FillsIn(words: "Anonymous and coming back.");
        await resident.Sends();
        var digest = Safeguarding.Concerns.Receipt.Digest(resident.Receipt!, county.Site.Partnership.Partnership.Keys);
        var id = (await county.Site.Ask(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Concerns, c => c.ReceiptDigest == digest))).Id.ToString();
        using var dana = await county.Site.SignedInAs("dana.whitlock");
        (await dana.Does(id, "write", ("In.Question", "Which park?"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var back = county.Site.Visitor();
        await back.Get("/reply");
        (await back.Post("/reply?handler=Open", ("Receipt", resident.Receipt!))).Location.ShouldBe("/reply");
        (await back.Get("/reply")).Words.ShouldContain("Which park?");
        (await dana.Get("/concerns/" + id)).Words.ShouldNotContain("read our answer");
        (await dana.Get($"/concerns/{id}/access")).Words.ShouldNotContain("came back");
    }
}
