using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Breakwater.Linkage.Bench.People;

namespace Breakwater.Linkage.Bench;

/// <summary>Measures every goal and prints it beside what was found. Each run is a process of its own; repeated runs are interleaved and their medians taken.</summary>
internal sealed class Goals(bool quick)
{
    /// <summary>Processor seconds of Splink 5 for the same work on the machine that docs/linkage.md describes.</summary>
    private const double AnchorCpu = 76.9;

    private readonly string folder = Directory.CreateTempSubdirectory("breakwater-bench-").FullName;
    private bool allMet = true;

    public int Print()
    {
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {RuntimeName()}"));
            Public();
            Thousands();
            if (!quick)
            {
                Millions();
            }

            Console.WriteLine("Through each database: dotnet run -c Release --project bench/people.");
            return allMet ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Public()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "data");
        var febrl3 = Run(Path.Combine(data, "febrl_dataset3.csv"), "rec_id", "febrl");
        var febrl4 = Run($"{Path.Combine(data, "febrl_dataset4a.csv")}+{Path.Combine(data, "febrl_dataset4b.csv")}", "rec_id", "febrl");
        var fake = Run(Path.Combine(data, "splink_fake_1000.csv"), "unique_id", "cluster");
        AtLeast("febrl3, pair F1", febrl3.PairF1, .9960);
        AtLeast("febrl4, pair F1", febrl4.PairF1, .9995);
        Note("febrl4, F1 of one-to-one links", febrl4.LinksF1);
        AtLeast("fake_1000, pair F1", fake.PairF1, .87);
        Note("fake_1000, cluster F1", fake.ClusterF1);
    }

    private void Thousands()
    {
        // Seeds that the model was not tuned on.
        foreach (var (seed, noise) in ((int, double)[])[(11, 1), (12, 1), (13, 1.5)])
        {
            var file = Make(30_000, 100_000, seed, noise);
            var outcome = Run(file, "record_id", "entity_id");
            var name = string.Create(CultureInfo.InvariantCulture, $"people_100k seed {seed}{(noise > 1 ? " noise 1.5" : "")}");
            if (noise > 1)
            {
                Note($"{name}, pair F1", outcome.PairF1);
                Note($"{name}, cluster F1", outcome.ClusterF1);
                Note($"{name}, household false merges at p >= .95", outcome.HouseholdMerges);
                continue;
            }

            AtLeast($"{name}, pair F1", outcome.PairF1, .965);
            AtLeast($"{name}, cluster F1", outcome.ClusterF1, .975);
            AtMost($"{name}, household false merges at p >= .95", outcome.HouseholdMerges, 87);
            AtLeast($"{name}, cluster recall at p >= .95", outcome.StrictRecall, .975);
        }
    }

    private void Millions()
    {
        var small = Make(30_000, 100_000, 21, 1);
        var million = Make(300_000, 1_000_000, 21, 1);
        var runs = new List<(Outcome Small, Outcome Million)>();
        var rival = new List<RivalOutcome>();
        for (var i = 0; i < 3; i++)
        {
            runs.Add((Run(small, "record_id", "entity_id"), Run(million, "record_id", "entity_id")));
            rival.AddRange(new[] { Rival.Run(million) }.OfType<RivalOutcome>());
        }

        var of = runs[0].Million;
        var cpu = Median(runs.Select(r => r.Million.Cpu));
        AtMost("people_1m, wall seconds (target 5)", Median(runs.Select(r => r.Million.Wall)), 10);
        Note("people_1m, processor seconds", cpu);
        AtLeast("people_1m, times fewer processor seconds than 76.9", AnchorCpu / cpu, 10);
        AtMost("people_1m, peak memory, GiB", Median(runs.Select(r => (double)r.Million.PeakMiB)) / 1024, 1.3);
        AtLeast("people_1m, pair F1", of.PairF1, .962);
        AtLeast("people_1m, cluster F1", of.ClusterF1, .972);
        AtLeast("pairs compared and scored, millions per processor second", JsonSerializer.Deserialize<double>(Child("rate", million, "record_id")) / 1e6, 3);
        var answers = JsonSerializer.Deserialize<Answers>(Child("ask", million, "record_id"))!;
        Note("one person against 1 M, median ms", answers.Median);
        AtMost("one person against 1 M, p99 ms", answers.P99, 5);
        Note("the same, processor ms at p99", answers.CpuP99);
        Note("the 100 commonest names, processor ms at p99", answers.CommonCpuP99);
        AtMost("the 100 commonest names and nothing else, p99 ms", answers.CommonP99, 5);
        Note("share of questions whose first other match is the same person", answers.FoundOwn);
        Beside(rival, Median(runs.Select(r => r.Million.Wall)), cpu);
        File.Delete(million);
        var four = Make(1_200_000, 4_000_000, 21, 1);
        var large = Run(four, "record_id", "entity_id");
        AtMost("growth 100 k to 1 M, CPU over linear", cpu / (10 * Median(runs.Select(r => r.Small.Cpu))), 1.2);
        AtMost("growth 1 M to 4 M, CPU over linear", large.Cpu / (4 * cpu), 1.2);
        Note("people_4m, processor seconds", large.Cpu);
        Note("people_4m, peak memory, GiB", large.PeakMiB / 1024.0);
        Note("people_4m, cluster F1", large.ClusterF1);
    }

    /// <summary>The rival, run in turn with ours over the same file.</summary>
    private static void Beside(List<RivalOutcome> rival, double wall, double cpu)
    {
        if (rival.Count == 0)
        {
            Console.WriteLine("The rival on DuckDB was left out: run 'npm ci' in bench/linkage/rival first.");
            return;
        }

        var (itsWall, itsCpu) = (Median(rival.Select(r => r.Wall)), Median(rival.Select(r => r.Cpu)));
        Note("the rival on DuckDB, wall seconds", itsWall);
        Note("the rival on DuckDB, processor seconds", itsCpu);
        Note("the rival on DuckDB, peak memory, GiB", Median(rival.Select(r => (double)r.PeakMiB)) / 1024);
        Note("the rival on DuckDB, cluster F1", rival[0].ClusterF1);
        Note("times fewer wall seconds than the rival", itsWall / wall);
        Note("times fewer processor seconds than the rival", itsCpu / cpu);
    }

    private string Make(int persons, int records, int seed, double noise)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"people_{records}_{seed}_{noise}.csv"));
        PeopleFile.Write(file, persons, records, seed, noise);
        return file;
    }

    private static Outcome Run(string files, string id, string truth) => JsonSerializer.Deserialize<Outcome>(Child("run", files, id, truth))!;

    private static string Child(params string[] arguments)
    {
        // This very program again, whether it was started as an executable or by "dotnet" with its file.
        var byDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath!).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] self = byDotnet ? [Path.Combine(AppContext.BaseDirectory, typeof(Goals).Assembly.GetName().Name + ".dll")] : [];
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. self, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0 ? output : throw new InvalidOperationException($"the run of {string.Join(' ', arguments)} failed");
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered[ordered.Length / 2];
    }

    private static string RuntimeName() => System.Runtime.InteropServices.RuntimeInformation.OSDescription;

    private void AtLeast(string what, double found, double goal) => Row(what, found, $">= {goal:0.####}", found >= goal);

    private void AtMost(string what, double found, double goal) => Row(what, found, $"<= {goal:0.####}", found <= goal);

    private static void Note(string what, double found) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-66} {found,10:0.####}"));

    private void Row(string what, double found, string goal, bool met)
    {
        allMet &= met;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-66} {found,10:0.####}   goal {goal,-10} {(met ? "met" : "MISSED")}"));
    }
}
