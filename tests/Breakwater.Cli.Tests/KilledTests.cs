using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>The server is killed at random moments while people write, and started again: nothing that it acknowledged may be missing or doubled.</summary>
public sealed partial class KilledTests
{
    // Looks for a hang alone: how soon it is back (goal 10 s) is printed and stands in docs/measured.md, for the clock on the wall also counts what else the machine does.
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(60);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_was_acknowledged_is_there_once_however_often_the_server_is_killed(Database database)
    {
        var cycles = Place.Full ? 200 : 4;
        var random = new Random(database == Database.Sqlite ? 2026 : 1121);
        await using var place = await Place.On(database);
        var server = await Server.Demo(place);
        var writers = new List<Writer>();
        var slowest = TimeSpan.Zero;
        try
        {
            for (var i = 0; i < 4; i++) writers.Add(i < 2 ? new Writer(await Server.WalkIn(place, "Draycott"), $"w{i}") : new Writer(await Server.WalkIn(place, "Owen Marsh"), $"w{i}", logsCalls: true));
            for (var cycle = 0; cycle < cycles; cycle++)
            {
                var writing = writers.Select(w => w.WriteUntilItDies()).ToList();
                // At any moment from before the first answer to amid a stream of them, however fast the machine is.
                var (before, some) = (writers.Sum(w => w.Acknowledged.Count), random.Next(0, 12));
                for (var waited = 0; waited < 2000 && writers.Sum(w => w.Acknowledged.Count) < before + some; waited++) await Task.Delay(10);
                await Task.Delay(random.Next(0, 300));
                server.Kill();
                await Task.WhenAll(writing);
                server.Dispose();
                if (cycle % 3 == 2)
                {
                    // Also in the middle of coming up.
                    using var short_ = Server.Launch(place);
                    await Task.Delay(random.Next(50, 1200));
                }
                server = await Server.Demo(place);
                if (server.CameUpIn > slowest) slowest = server.CameUpIn;
                await Task.WhenAll(writers.Select(w => w.SendAgain()));
            }
            // The last node that was killed holds the log's lease still: the stop waits for it, and signs.
            await server.Stop();
        }
        finally
        {
            server.Dispose();
            writers.ForEach(w => w.Dispose());
        }

        var verified = await place.Verify("--state", place.Keys);
        verified.Code.ShouldBe(0, verified.Out + verified.Error);
        verified.Out.ShouldContain("The tables are as the facts left them.");
        var stored = await Markers(place);
        var acknowledged = writers.SelectMany(w => w.Acknowledged).Order(StringComparer.Ordinal).ToList();
        acknowledged.Count.ShouldBeGreaterThan(cycles, "hardly anything was written: the test proves nothing");
        acknowledged.Except(stored).ShouldBeEmpty("acknowledged and lost");
        stored.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty("there twice");
        stored.Except(acknowledged).ShouldBeEmpty("there although its sender was never told, even when it was sent again");
        Place.Measured(string.Create(CultureInfo.InvariantCulture,
            $"{database}: {cycles} kills, {acknowledged.Count} writes acknowledged, {writers.Sum(w => w.SentAgain)} sent again, 0 lost, 0 doubled; back in at most {slowest.TotalSeconds:F1} s"));
        slowest.ShouldBeLessThan(Hangs);
    }

    private static async Task<List<string>> Markers(Place place)
    {
        using var partnership = await place.Open();
        await using var db = partnership.Safeguarding();
        var markers = new List<string>();
        foreach (var concern in await db.Concerns.Where(c => c.Channel == Channel.ProfessionalForm || c.Channel == Channel.Telephone).Select(c => new { c.Id, c.Narrative }).ToListAsync())
            if (Marker().Match(await db.Unseal(concern.Id.Value, "concerns.narrative", concern.Narrative) ?? "") is { Success: true } match) markers.Add(match.Groups[1].Value);
        return markers;
    }

    [GeneratedRegex(@"Marker (w\d-\d+)\.")]
    private static partial Regex Marker();
}
