using Breakwater.Scrutiny.Committees;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>Public pages are made once for whoever carries no cookie, and anew as soon as something is changed.</summary>
public sealed class PublicShelfTests(CommitteeCounty county) : IClassFixture<CommitteeCounty>
{
    [Fact]
    public async Task A_page_comes_off_the_shelf_until_something_changes_and_sets_no_cookie()
    {
        await using var db = county.Site.Partnership.Scrutiny();
        using var visitor = county.Site.Visitor();
        var first = await visitor.Get("/asked");
        first.Headers.ShouldNotContain(h => h.Key == "Set-Cookie");

        // Behind the product's back, so that nothing tells the shelf: the page stays as it was made.
        await db.Requests.Where(r => r.Id == county.Committee.Lines).ExecuteUpdateAsync(s => s.SetProperty(r => r.PlainWords, "Words behind the shelf"));
        var again = await visitor.Get("/asked");
        again.Words.ShouldNotContain("Words behind the shelf");
        again.Headers.ShouldNotContain(h => h.Key == "Set-Cookie");

        await new AddBody(db).Do(county.Committee.Act(), "Imogen Tarrant", new BodyInput("Merrowshire Libraries", BodyKind.Partnership));
        (await visitor.Get("/asked")).Words.ShouldContain("Words behind the shelf");
    }
}
