using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>The server is killed again and again in the middle of its very first start: keys and tables are whole or not there.</summary>
public sealed class FirstStartKilledTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_first_start_that_is_killed_again_and_again_comes_up_in_the_end(Database database)
    {
        var random = new Random(database == Database.Sqlite ? 7 : 77);
        await using var place = await Place.On(database);
        for (var i = 0; i < (Place.Full ? 60 : 3); i++)
        {
            using var server = Server.Launch(place);
            await Task.Delay(random.Next(100, 2500));
        }
        using var whole = await Server.Demo(place);
        using var visitor = await Server.WalkIn(place, "Owen Marsh");
        // The last that was killed may hold the log's lease still: the stop waits for it, and signs.
        await whole.Stop();
        var verified = await place.Verify("--state", place.Keys);
        verified.Code.ShouldBe(0, verified.Out + verified.Error);
    }
}
