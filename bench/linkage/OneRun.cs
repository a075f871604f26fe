using System.Diagnostics;
using Breakwater.Linkage.Evaluation;
using Breakwater.Linkage.Models;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Bench;

/// <summary>What one run of one file gave.</summary>
internal sealed record Outcome(int Records, long Compared, double Wall, double Cpu, long PeakMiB, double PairF1, double ClusterF1, double ClusterRecall, int HouseholdMerges, double StrictRecall, double LinksF1, IReadOnlyDictionary<string, double> CpuOfStage);

/// <summary>Loads, trains, scores and clusters a file, once, in a process of its own, so that memory and processor time are its own.</summary>
internal static class OneRun
{
    /// <summary>Runs it.</summary>
    /// <param name="files">One file, or two to be linked.</param>
    /// <param name="truth">Column of the true person; "febrl": the number in the id.</param>
    public static Outcome Of(IReadOnlyList<string> files, string id, string truth)
    {
        var clock = Stopwatch.StartNew();
        var stages = new Dictionary<string, double>(StringComparer.Ordinal);
        var (stage, since) = ("starting", 0.0);
        void Begin(string next)
        {
            var now = Environment.CpuUsage.TotalTime.TotalSeconds;
            stages[stage] = stages.GetValueOrDefault(stage) + now - since;
            (stage, since) = (next, now);
        }

        Begin("loading");
        var (_, records, model) = Load(files, id);
        var run = new LinkRun(records, model, new RunOptions(2) { Progress = (next, share) => { if (share == 0) Begin(next); } });
        var pairs = run.Score();
        var clusters = run.Cluster(pairs);
        Begin("judging");
        var (wall, cpu) = (clock.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1048576;

        // From here on only judging, which isn't timed; the truth is read only now, as a run has none.
        var tables = Load(files, id, truth).Tables;
        var judge = new Truth(TruthOf(tables, records, truth), records.Split);
        var of = judge.Of(clusters.ClusterOf);
        var (merges, recall) = (-1, 0.0);
        if (tables[0].Find("household_id") is { } household)
        {
            var strict = run.Cluster(pairs, 0.95).ClusterOf;
            merges = judge.FalseMerges(strict, InOrder(household, records)).OneHousehold;
            recall = judge.Of(strict).Recall;
        }

        var links = records.Split == 0 ? 0 : judge.At([.. Clusters.OneToOne.Choose(pairs, model.LinkAt, 0.99).Select(l => l.Pair)], [0])[0].Accuracy.F1;
        return new Outcome(records.Count, run.Compared, wall, cpu, peak, judge.Best(pairs).Accuracy.F1, of.F1, of.Recall, merges, recall, links, stages);
    }

    public static (List<RawTable> Tables, RecordSet Records, LinkModel Model) Load(IReadOnlyList<string> files, string id, string? truth = null, LinkModel? model = null)
    {
        model ??= ModelFile.Person();
        IReadOnlyList<FieldSpec> fields = [];
        var tables = new List<RawTable>();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            tables.Add(new CsvReader(stream, new CsvOptions(id, header =>
            {
                fields = model.FieldsIn(header);
                return [.. fields.SelectMany(f => f.Columns), .. header.Where(h => h == truth || h == "household_id")];
            })).Read());
        }

        return (tables, RecordSet.From(fields, [.. tables]), model);
    }

    private static int[] TruthOf(List<RawTable> tables, RecordSet records, string truth) => truth == "febrl"
        ? [.. Enumerable.Range(0, records.Count).Select(i => int.Parse(records.KeyOf(i).Split('-')[1], System.Globalization.CultureInfo.InvariantCulture) + 1)]
        : InOrder(tables[0].Find(truth)!, records);

    private static int[] InOrder(RawColumn column, RecordSet records) => [.. Enumerable.Range(0, records.Count).Select(i => column.Codes[records.PositionOf(i)])];
}
