using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>
/// The real command over a long log: a million facts with <c>--full</c>, twenty thousand otherwise. How long it takes is
/// measured by <c>bench/web -- verify</c>.
/// </summary>
public sealed class LongLogTests
{
    private static readonly int Count = Place.Full ? 1_000_000 : 20_000;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_long_log_verifies(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var ended = await Place.Run(await LongLog.Fill(merrowshire, Count));
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        ended.Out.ShouldContain($"The first {Count} facts are as they were signed");
    }
}
