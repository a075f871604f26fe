using System.Diagnostics;
using Breakwater.Kernel.Facts;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Bench;

/// <summary>One database with one size of county: product and bare page in turn, under the same loads.</summary>
internal sealed class CountyRun(Place place, string database, int history, Asking asking, TextWriter output)
{
    /// <summary>Makes the county, or finds it made, and waits until its people are compared and its facts in their places: that work would be measured as well.</summary>
    public async Task Prepare()
    {
        var clock = Stopwatch.StartNew();
        using (await Served.Product(place, history, Program.FreePort()))
        {
            using var own = await OwnHost.Open(place);
            await using var db = own.Safeguarding();
            while (await db.WaitingRecords.AnyAsync() || await db.Set<WaitingFact>().AnyAsync()) await Task.Delay(500);
        }
        if (place.Postgres is not null)
            await using (var connection = await place.Connect()) await Place.Run(connection, "VACUUM ANALYZE");
        await output.WriteLineAsync($"{database}, {history:N0} concerns (there after {clock.Elapsed.TotalSeconds:0} s)");
    }

    public async Task Run()
    {
        IReadOnlyList<(string, string)> records;
        await using (var own = await OwnHost.Start(place))
        {
            records = await County.Draw(own);
            if (asking.Checks) await new StillChecks(own, asking, output).Run();
        }
        using var product = await Served.Product(place, history, Program.FreePort());
        using var bare = await Served.Bare(place, Program.FreePort());
        using var visitor = await Somebody.WalkIn(product.Address);
        var county = new County(place, product, bare, visitor, records);
        if (asking.Checks) await PageSizes.Write(county, output);
        // Scenarios of other pages: a file beside StaffScenarios, and a line here.
        List<Scenario> scenarios = [.. await StaffScenarios.Of(county)];
        foreach (var connections in asking.Connections)
            foreach (var scenario in scenarios.Where(s => asking.Wants(s.Name)))
                await Compare(county, scenario, connections);
        await output.WriteLineAsync($"  the product's process holds {product.MegaBytes:0} MB after it");
    }

    private async Task Compare(County county, Scenario scenario, int connections)
    {
        using var ours = new Load(county.Product.Address, scenario.Cookie);
        using var theirs = new Load(county.Bare.Address, null);
        await ours.Warm(connections, scenario.Ours);
        await theirs.Warm(connections, scenario.Theirs, large: false);
        var (mine, other, processor, answers) = (new List<Loaded>(), new List<Loaded>(), 0.0, 0);
        for (var round = 0; round < asking.Rounds; round++)
        {
            other.Add(await theirs.Drive(connections, asking.Time, scenario.Theirs));
            var before = county.Product.Processor;
            mine.Add(await ours.Drive(connections, asking.Time, scenario.Ours));
            (processor, answers) = (processor + county.Product.Processor - before, answers + mine[^1].Answers);
        }
        var (m, o) = (Loaded.Median(mine), Loaded.Median(other));
        var said = $"{scenario.Name,-14} {connections,2} connections: {m.PerSecond,7:N0}/s, p50 {m.Middle,6:0.0} ms, p95 {m.P95,6:0.0} ms, {1000 * processor / answers,5:0.00} ms of processor each; "
            + $"{scenario.Rival} {o.PerSecond,7:N0}/s, p95 {o.P95,5:0.0} ms; ratio {m.PerSecond / o.PerSecond,6:P1} (goal {scenario.Goal:P0}) {(m.PerSecond / o.PerSecond >= scenario.Goal ? "met" : "NOT MET")}";
        await output.WriteLineAsync("  " + said);
        asking.Kept?.Add(database, history, scenario.Name, connections, m.P95);
    }
}
