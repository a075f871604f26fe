using System.Net;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Tests.Concerns;
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
    public async Task Somebody_real_who_was_added_to_a_demonstration_is_walked_in_as_by_nobody()
    {
        await using var site = await RunningBreakwater.Start();
        var nora = await site.Ask(async db =>
        {
            var worker = new Worker { Id = Id<Worker>.New(site.Clock), Name = "Nora Quill", Email = "owen.marsh@merrowshire.gov.uk", NormalisedEmail = "OWEN.MARSH@MERROWSHIRE.GOV.UK", Agency = "csc", Roles = "social_worker", PasswordHash = "set" };
            db.Add(worker);
            await db.SaveChangesAsync();
            return worker.Id.ToString();
        });
        using var visitor = site.Visitor();
        (await visitor.Get("/sign-in")).Text.ShouldNotContain("Nora Quill");
        (await visitor.Post("/sign-in", ("who", nora))).Location.ShouldBe("/sign-in");
        (await visitor.Get("/desk")).Location.ShouldBe("/sign-in?back=%2Fdesk", "nobody is signed in");
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
