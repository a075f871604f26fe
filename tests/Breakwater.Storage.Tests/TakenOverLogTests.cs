using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.Extensions.Logging;

namespace Breakwater.Storage.Tests;

/// <summary>A server on another machine takes the log over: the file into which it was signed until then may not be there.</summary>
public sealed class TakenOverLogTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_server_that_takes_the_log_over_without_its_file_says_so(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var file = merrowshire.Settings.CheckpointFile;
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);

        // While the other is at work its start opens no epoch: it has the file.
        File.Move(file, file + ".elsewhere");
        using var other = await OpenPartnership.Open(merrowshire.Settings, merrowshire.Clock);
        (await Warnings(other)).ShouldHaveSingleItem().ShouldContain("docs/operations.md");
        merrowshire.Clock.GoOn(TimeSpan.FromMinutes(1));
        (await Kept(other)).ShouldHaveSingleItem().ShouldStartWith("Warning: This server keeps the log from now on.");

        File.Move(file + ".elsewhere", file);
        (await Warnings(other)).ShouldBeEmpty();
        (await Kept(other)).ShouldBeEmpty();
    }

    private static async Task<List<string>> Warnings(OpenPartnership server)
    {
        await using var db = server.Safeguarding();
        return [.. OfTheFile(await StartWarning.All(db, server.Settings.CheckpointFile), server)];
    }

    // What the log's keeper says of the file from its start to its end.
    private static async Task<List<string>> Kept(OpenPartnership server)
    {
        var said = new Lines();
        using var keeper = new LogKeeper(server, said);
        await keeper.StartAsync(CancellationToken.None);
        await keeper.StopAsync(CancellationToken.None);
        return [.. OfTheFile(said.Written, server)];
    }

    private static IEnumerable<string> OfTheFile(IEnumerable<string> said, OpenPartnership server) => said.Where(s => s.Contains(server.Settings.CheckpointFile, StringComparison.Ordinal));

    private sealed class Lines : ILogger<LogKeeper>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Written { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{logLevel}: {formatter(state, exception)}");
    }
}
