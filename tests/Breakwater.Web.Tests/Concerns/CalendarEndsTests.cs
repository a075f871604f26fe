using System.Net;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>On the last working day of the bank-holiday calendar, and after it, the hub works on.</summary>
public sealed class CalendarEndsTests
{
    public static readonly TheoryData<Database> Databases = OnBoth.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_concern_is_logged_shown_and_listed(Database database)
    {
        await using var site = await OnBoth.Start(database);
        site.Clock.GoOn(new DateTimeOffset(2028, 12, 29, 10, 0, 0, TimeSpan.Zero) - SteadyClock.Start);
        foreach (var day in new[] { "on Friday 29 December 2028", "on Tuesday 2 January 2029" })
        {
            using var owen = await site.SignedInAs("owen.marsh");
            var id = await owen.Logs("A grey car waits for him.", ("Input.TakeIt", "true"));
            using var dana = await site.SignedInAs("dana.whitlock");
            foreach (var page in new[] { "/concerns/" + id, "/worklist", "/huddle" })
                (await dana.Get(page)).Status.ShouldBe(HttpStatusCode.OK, page + " " + day);
            site.Clock.GoOn(TimeSpan.FromDays(4));
        }
    }
}
