using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Bench;

/// <summary>What is told without a rival: the access rule's share of a list, and how many statements a page needs.</summary>
internal sealed class StillChecks(OwnHost own, Asking asking, TextWriter output)
{
    public async Task Run()
    {
        await RuleOff();
        await using var db = own.Partnership.Safeguarding();
        var one = await db.Concerns.AsNoTracking().Where(c => c.Team == "hub").OrderByDescending(c => c.ReceivedAt).Select(c => c.Id).FirstAsync();
        foreach (var path in new[] { $"/concerns/{one}", "/worklist" })
        {
            var count = await own.Statements(path);
            await output.WriteLineAsync($"  {(path[1] == 'c' ? "a concern" : "the worklist")}: {count} SQL statements with sign-in checks (goal at most 8) {(count <= 8 ? "met" : "NOT MET")}");
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
