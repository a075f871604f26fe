using Breakwater.Safeguarding.People;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Bench;

/// <summary>What is told without a rival: the access rule's share of a list, and how many statements a page needs.</summary>
internal sealed class StillChecks(OwnHost own, Asking asking, TextWriter output)
{
    public async Task Run()
    {
        await RuleOff();
        await using var db = own.Partnership.Safeguarding();
        var newest = db.Concerns.AsNoTracking().Where(c => c.Team == "hub").OrderByDescending(c => c.ReceivedAt);
        var alone = await newest.Where(c => !db.Matches.Any(m => m.LaterConcernId == c.Id || m.EarlierConcernId == c.Id)).Select(c => c.Id).FirstAsync();
        var matched = await newest.Where(c => db.Matches.Any(m => m.LaterConcernId == c.Id && m.Status == MatchStatus.Waiting)).Select(c => c.Id).FirstAsync();
        foreach (var (what, path) in new[] { ("a concern without likely matches", $"/concerns/{alone}"), ("a concern with likely matches", $"/concerns/{matched}"), ("the worklist drawn again", "/worklist") })
        {
            var count = await own.Statements(path);
            await output.WriteLineAsync($"  {what}: {count} SQL statements with sign-in checks (goal at most 8) {(count <= 8 ? "met" : "NOT MET")}");
        }
    }

    private async Task RuleOff()
    {
        using var load = new Load(own.Address, null);
        static Asked With(Random chance) => Asked.Get("/bench/with", "rows: ");
        static Asked Without(Random chance) => Asked.Get("/bench/without", "rows: ");
        await load.Warm(8, With);
        await load.Warm(8, Without);
        var (with, without) = (new List<Loaded>(), new List<Loaded>());
        for (var round = 0; round < asking.Rounds; round++)
        {
            with.Add(await load.Drive(8, asking.Time, With));
            without.Add(await load.Drive(8, asking.Time, Without));
        }
        var faster = Loaded.Median(without).PerSecond / Loaded.Median(with).PerSecond;
        await output.WriteLineAsync($"  access rule off: the same 25 rows {faster:0.00} times as fast (goal at most 2) {(faster <= 2 ? "met" : "NOT MET")}");
    }
}
