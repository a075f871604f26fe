using System.Diagnostics;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Testing;

namespace Breakwater.People.Bench;

/// <summary>Seeded questions, one client, warm; each with a database context of its own, as a request has.</summary>
internal sealed class Questions(EmptyPartnership county, PeopleOfFile people, int number)
{
    private const double GoalP99 = 25, GoalRecall = .005;

    public async Task<bool> Ask()
    {
        var random = new Random(17);
        var asked = Enumerable.Range(0, number + 200).Select(_ => random.Next(people.Lines.Count)).ToList();
        var probably = people.Model.Judge.Bands.Probably;
        var least = Math.Log(probably / (1 - probably));
        var (mates, byKeys, byRun, candidates) = (0, 0, 0, new List<double>());
        var ofEntity = people.Entity.Select((e, i) => (e, i)).ToLookup(p => p.e, p => p.i);
        var times = await Time(asked, async line =>
        {
            await using var db = county.Db();
            return await new PeopleIndex(db, people.Model).Find(people.Lines[line], among: null, least);
        }, (line, found) =>
        {
            var same = ofEntity[people.Entity[line]].Where(i => i != line).ToHashSet();
            mates += same.Count;
            byKeys += found.Count(f => same.Contains((int)f.Record.Number - 1));
            byRun += people.Batch[line].Count(same.Contains);
        });
        var (recall, batch) = ((double)byKeys / mates, (double)byRun / mates);
        Console.WriteLine($"whole records, as on arrival: median {times[times.Count / 2]:0.0} ms, p99 {P99(times):0.0} ms, worst {times[^1]:0.0} ms (goal p99 {GoalP99} ms)");
        Console.WriteLine($"true pairs found at \"probably\", {mates:N0} of them: by keys {recall:0.0000}, by the full run {batch:0.0000} (goal: no more than {GoalRecall} less)");

        var common = Commonest(100);
        var names = await Time([.. Enumerable.Range(0, 300).Select(i => common[i % common.Count])], async line =>
        {
            await using var db = county.Db();
            return await new PeopleIndex(db, people.Model).Find(NameAnd(line, born: true), among: null, least);
        }, (_, _) => { });
        Console.WriteLine($"the 100 commonest names with a birth date: median {names[names.Count / 2]:0.0} ms, p99 {P99(names):0.0} ms");

        var open = county.Open.Abilities["open_concern"];
        async Task<List<double>> Searches(List<int> lines, bool born) => await Time(lines, async line =>
        {
            await using var db = county.Db();
            return await new PeopleIndex(db, people.Model).Search(NameAnd(line, born), db.OpenTo(county.Hub, open), people.Model.Judge.Start + 1.4);
        }, (_, _) => { });
        var search = await Searches([.. asked.Take(500)], born: true);
        Console.WriteLine($"search by name and birth date among what a hub officer may open: median {search[search.Count / 2]:0.0} ms, p99 {P99(search):0.0} ms");
        var bare = await Searches([.. Enumerable.Range(0, 120).Select(i => common[i % common.Count])], born: false);
        Console.WriteLine($"search by one of the 100 commonest names alone: median {bare[bare.Count / 2]:0.0} ms, p99 {P99(bare):0.0} ms");
        return P99(times) <= GoalP99 && recall >= batch - GoalRecall;
    }

    /// <summary>Sorted times of all but the first 200 questions (or the first half, of fewer), which warm up.</summary>
    private static async Task<List<double>> Time(List<int> lines, Func<int, Task<List<Likeness>>> ask, Action<int, List<Likeness>> look)
    {
        var (warm, times, processor) = (Math.Min(200, lines.Count / 2), new List<double>(), new List<double>());
        for (var i = 0; i < lines.Count; i++)
        {
            var (clock, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var found = await ask(lines[i]);
            if (i < warm) continue;
            processor.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            look(lines[i], found);
        }
        times.Sort();
        processor.Sort();
        Console.Write($"[this process's own processor time: median {processor[processor.Count / 2]:0.0} ms, p99 {P99(processor):0.0} ms] ");
        return times;
    }

    private static double P99(List<double> sorted) => sorted[(int)(sorted.Count * .99)];

    private string NameAnd(int line, bool born)
    {
        var values = people.Lines[line].Split('\t');
        return PersonModel.Compared(values[0], born ? values[1] : null, null, null, null, null, null);
    }

    private List<int> Commonest(int count) =>
        [.. people.Lines.Select((l, i) => (Name: l.Split('\t')[0], i)).Where(p => p.Name.Split(", ") is [{ Length: > 0 }, { Length: > 0 }]).GroupBy(p => p.Name).OrderByDescending(g => g.Count()).ThenBy(g => g.First().i).Take(count).Select(g => g.First().i)];
}
