using System.Diagnostics;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Online;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Bench;

/// <summary>Milliseconds for one person against a file by the clock and of the processor, and how often the first match was right.</summary>
internal sealed record Answers(double Median, double P99, double Worst, double CommonP99, double FoundOwn, double CpuP99, double CommonCpuP99);

/// <summary>A thousand seeded questions, one client, warm: whole records, and the commonest names with nothing else known.</summary>
internal static class Questions
{
    public static Answers Ask(string file, string id)
    {
        var (tables, records, model) = OneRun.Load([file], id, "entity_id");
        var run = new LinkRun(records, model, new RunOptions(2));
        run.Score();
        var index = run.Index();
        var truth = tables[0].Find("entity_id")!;
        var random = new Random(17);
        var asked = Enumerable.Range(0, 1200).Select(_ => random.Next(records.Count)).ToArray();
        var right = 0;
        var (times, cpu) = Time(index, asked, record => column => ValueOf(tables[0], column, records.PositionOf(record)), (record, matches) =>
        {
            var other = matches.Select(m => m.Record).FirstOrDefault(m => m != record, record);
            right += truth.Codes[records.PositionOf(other)] == truth.Codes[records.PositionOf(record)] ? 1 : 0;
        });
        var common = Commonest(tables[0], 100);
        var (commonTimes, commonCpu) = Time(index, [.. Enumerable.Range(0, 200)], i => column => common[i % common.Count].GetValueOrDefault(column), (_, _) => { });
        return new Answers(times[times.Length / 2], times[(int)(times.Length * .99)], times[^1], commonTimes[(int)(commonTimes.Length * .99)], right / 1000.0, cpu[(int)(cpu.Length * .99)], commonCpu[(int)(commonCpu.Length * .99)]);
    }

    /// <summary>Sorted times of all but the first 200 questions (or the first half, of fewer), which warm up.</summary>
    private static (double[] Wall, double[] Cpu) Time(LinkIndex index, int[] asked, Func<int, Func<string, string?>> person, Action<int, IReadOnlyList<Match>> look)
    {
        var warm = Math.Min(200, asked.Length / 2);
        var (times, processor) = (new List<double>(), new List<double>());
        for (var i = 0; i < asked.Length; i++)
        {
            var values = person(asked[i]);
            var (clock, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var matches = index.Find(values);
            if (i >= warm)
            {
                processor.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
                look(asked[i], matches);
            }
        }

        return ([.. times.Order()], [.. processor.Order()]);
    }

    private static string? ValueOf(RawTable table, string column, int row) => table.Find(column)?.Text(row);

    private static List<Dictionary<string, string>> Commonest(RawTable table, int count)
    {
        var (forename, surname) = (table.Find("first_name")!, table.Find("surname")!);
        return [.. Enumerable.Range(0, table.Rows)
            .GroupBy(r => (forename.Codes[r], surname.Codes[r]))
            .Where(g => g.Key.Item1 != 0 && g.Key.Item2 != 0)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.First())
            .Take(count)
            .Select(g => new Dictionary<string, string>(StringComparer.Ordinal) { ["first_name"] = forename.Text(g.First()), ["surname"] = surname.Text(g.First()) })];
    }
}

/// <summary>Pairs compared and scored for each second of processor time, with six comparisons.</summary>
internal static class Rate
{
    private static readonly string[] Six = ["forename", "surname", "date_of_birth", "residence", "phone", "sex"];

    public static double Of(string file, string id)
    {
        var model = ModelFile.Person();
        model = model with { Comparisons = [.. model.Comparisons.Where(c => Six.Contains(c.Name))] };
        var (_, records, _) = OneRun.Load([file], id, null, model);
        var run = new LinkRun(records, model, new RunOptions(2));
        var blocks = run.Block();
        run.Score();

        // Warm and trained: now only comparing and scoring are timed.
        var before = Environment.CpuUsage.TotalTime;
        var candidates = Blocking.Candidates.Compare(records, blocks, run.Comparisons, 2, null, default);
        Scoring.ScoredPairs.Of(candidates, run.Scorer, 0.01, 2, default);
        return candidates.Count / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
