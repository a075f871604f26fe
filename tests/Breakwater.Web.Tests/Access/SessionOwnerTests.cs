using System.Net;
using Breakwater.Kernel.Workers;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Access;

/// <summary>The rows of sessions stand in no log: whoever writes one themselves becomes nobody else by it, on both databases.</summary>
public sealed class SessionOwnerTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_session_that_names_somebody_else_by_now_opens_nothing(Database database)
    {
        await using var site = await OnBoth.Start(database);
        using var piotr = await site.SignedInAs("piotr.zielak");
        (await piotr.Get("/people")).Status.ShouldBe(HttpStatusCode.OK);
        await BelongsTo(site, "piotr.zielak", "grace.okafor");
        (await piotr.Get("/desk")).Location!.ShouldStartWith("/sign-in");
        (await piotr.Get("/people")).Location!.ShouldStartWith("/sign-in");

        await BelongsTo(site, "grace.okafor", "piotr.zielak");
        (await piotr.Get("/people")).Status.ShouldBe(HttpStatusCode.OK, "it was his own");
    }

    private static async Task BelongsTo(RunningBreakwater site, string from, string to)
    {
        var (before, after) = (site.People[from].Id, site.People[to].Id);
        await using var db = site.Partnership.Safeguarding();
        (await db.Set<Session>().Where(s => s.WorkerId == before).ExecuteUpdateAsync(s => s.SetProperty(x => x.WorkerId, after))).ShouldBe(1);
    }
}
