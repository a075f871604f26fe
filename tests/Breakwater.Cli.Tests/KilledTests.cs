using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
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
        var cycles = Place.Full ? 200 : 3;
        var random = new Random(database == Database.Sqlite ? 2026 : 1121);
        await using var place = await Place.On(database);
        var server = await Server.Demo(place);
        Writer[] writers = [];
        var people = new List<Visitor>();
        async Task<Visitor> In(string whom)
        {
            people.Add(await Server.WalkIn(place, whom));
            return people[^1];
        }
        var slowest = TimeSpan.Zero;
        try
        {
            people.Add(new Visitor(place.Address));
            writers =
            [
                new Writer(await In("Draycott"), "w0"),
                new Writer(await In("Owen Marsh"), "w1", Errands.LogsACall),
                new Writer(people[0], "w2", Errands.Reports),
                new Writer(await In("Tessa Boyle"), "w3", Errands.Accepts(await In("Owen Marsh"))),
                new Writer(await In("Owen Marsh"), "w4", Errands.Decides),
                new Writer(await In("Beth Lomax"), "w5", Errands.AnswersACheck(await In("Owen Marsh"))),
            ];
            for (var cycle = 0; cycle < cycles; cycle++)
            {
                // The first two always, the others two by two. What has to be there first is there before the server may die, so that
                // each of them has a form under way when it does.
                Writer[] turn = [.. writers[..2], .. cycle % 2 == 0 ? writers[2..4] : writers[4..]];
                await Task.WhenAll(turn.Select(w => w.Fill()));
                var writing = turn.Select(w => w.WriteUntilItDies()).ToList();
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
            people.ForEach(p => p.Dispose());
        }

        var verified = await place.Verify("--state", place.Keys);
        verified.Code.ShouldBe(0, verified.Out + verified.Error);
        verified.Out.ShouldContain("The tables are as the facts left them.");
        var stored = await Markers(place);
        var acknowledged = writers.SelectMany(w => w.Acknowledged).Order(StringComparer.Ordinal).ToList();
        acknowledged.Count.ShouldBeGreaterThan(cycles, "hardly anything was written: the test proves nothing");
        foreach (var writer in writers) writer.Acknowledged.ShouldNotBeEmpty("a form that was never sent proves nothing");
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
        List<string> names = ["concern-decided", "check-answered", "referral-accepted"];
        var facts = (await db.Set<StoredFact>().Where(f => names.Contains(f.Name)).Select(f => new { f.Name, f.RecordId }).ToListAsync()).ToLookup(f => (f.Name, f.RecordId));
        var markers = new List<string>();
        async Task Add(Guid record, string column, byte[]? words, int times = 1)
        {
            if (Marker().Match(await db.Unseal(record, column, words) ?? "") is { Success: true } match) markers.AddRange(Enumerable.Repeat(match.Groups[1].Value, times));
        }

        foreach (var concern in await db.Concerns.Where(c => c.Channel == Channel.ProfessionalForm || c.Channel == Channel.Telephone || c.Channel == Channel.PublicForm)
            .Select(c => new { c.Id, c.Narrative, c.DecisionCode, c.Decision }).ToListAsync())
        {
            await Add(concern.Id.Value, "concerns.narrative", concern.Narrative);
            if (concern.DecisionCode == "advice") await Add(concern.Id.Value, "concerns.decision", concern.Decision, facts[("concern-decided", concern.Id.Value)].Count());
        }
        foreach (var referral in await db.Referrals.Where(r => r.Status == ReferralStatus.Accepted).Select(r => new { r.Id, r.Summary }).ToListAsync())
            await Add(referral.Id.Value, "referrals.summary", referral.Summary, facts[("referral-accepted", referral.Id.Value)].Count());
        // Of a concern of the story others may have been asked too.
        foreach (var answered in (await db.Checks.Where(c => c.Answer != CheckAnswerKind.Waiting).Select(c => new { c.ConcernId, c.AnswerText }).ToListAsync()).GroupBy(c => c.ConcernId))
            foreach (var check in answered)
                await Add(check.ConcernId.Value, "checks.answer", check.AnswerText, facts[("check-answered", check.ConcernId.Value)].Count() - answered.Count() + 1);
        return markers;
    }

    [GeneratedRegex(@"Marker (w\d-\d+)\.")]
    private static partial Regex Marker();
}
