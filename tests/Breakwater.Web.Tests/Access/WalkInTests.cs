using System.Net;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Access;

public sealed class WalkInTests(Merrowshire county) : IClassFixture<Merrowshire>
{
    [Fact]
    public async Task A_person_of_the_demonstration_walks_in_and_is_named_on_the_page()
    {
        using var owen = await county.Site.SignedInAs("owen.marsh");
        (await owen.Get("/sign-in")).Text.ShouldContain("Owen Marsh");
    }

    [Fact]
    public async Task Nobody_reaches_a_referral_without_signing_in()
    {
        using var nobody = county.Site.Visitor();
        var answer = await nobody.Get("/referrals/0193b0a4-0000-7000-8000-000000000001");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location!.ShouldStartWith("/sign-in?back=");
    }
}
