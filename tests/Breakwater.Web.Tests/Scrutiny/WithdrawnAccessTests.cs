using System.Net;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>A member whose access is withdrawn keeps nothing that opens: neither the page nor the file, from the same browser.</summary>
public sealed class WithdrawnAccessTests(CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    [Fact]
    public async Task What_a_member_had_open_no_longer_opens_once_their_access_is_withdrawn()
    {
        using var member = await county.Site.SignedInAs("helen.draycott");
        var path = "/minutes/kept-file/" + county.Committee.KeptFile;
        var pack = await member.Get(path);
        pack.Text.ShouldBe("Contentplant is written here.");
        // A browser keeps no copy that Back could show.
        string.Join(' ', pack.Headers.Where(h => h.Key == "Cache-Control").Select(h => h.Value)).ShouldContain("no-store");

        using var piotr = await county.Site.SignedInAs("piotr.zielak");
        var person = county.Site.People["helen.draycott"];
        await piotr.Get("/people/" + person.Id);
        (await piotr.Post($"/people/{person.Id}?handler=Leave")).Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await member.Get(path);
        after.Status.ShouldNotBe(HttpStatusCode.OK);
        after.Text.ShouldNotContain("Contentplant");
    }
}
