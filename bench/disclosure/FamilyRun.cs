using System.Diagnostics;

namespace Breakwater.Disclosure.Bench;

/// <summary>Runs many random families and adds up what went wrong.</summary>
public static class FamilyRun
{
    internal static readonly Effort Effort = new(1_000_000, 100_000);

    internal static readonly SuppressionPolicy[] Policies =
    [
        new() { Name = "width 1, outsider", Threshold = 3, Width = 1, Attackers = Attackers.Outsider },
        new() { Name = "full, outsider and insider", Threshold = 4, Attackers = Attackers.Outsider | Attackers.Insider },
        new() { Name = "zeros protected, full, outsider", Threshold = 3, Zeros = ZeroRule.Protect, Attackers = Attackers.Outsider },
        new() { Name = "rounded to 5, insider", Threshold = 7, RoundingBase = 5, Attackers = Attackers.Outsider | Attackers.Insider },
    ];

    /// <summary>Runs families first … first + count − 1, each under every policy asked for; returns the number of faults.</summary>
    /// <param name="first">Seed of the first family.</param>
    /// <param name="count">How many.</param>
    /// <param name="within">No family is begun after this time.</param>
    /// <param name="file">A file that each result is appended to and whose results aren't worked out again; null for none.</param>
    /// <param name="policy">How the name of the policies to be run begins; null for all.</param>
    /// <param name="output">Where the faults and the sums go.</param>
    public static int Run(int first, int count, TimeSpan within, string? file, string? policy, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        using var results = new FamilyFile(file);
        var policies = Policies.Where(p => p.Name.StartsWith(policy ?? "", StringComparison.Ordinal)).ToList();
        var tallies = policies.Select(p => new FamilyTally(p.Name)).ToList();
        var run = 0;
        for (; run < count && watch.Elapsed < within; run++)
        {
            if (run > 0 && run % 500 == 0) Report(tallies, run, watch, output);
            for (var p = 0; p < policies.Count; p++)
            {
                var (seed, name) = (first + run, policies[p].Name);
                tallies[p].Add(seed, results.Find(seed, name) ?? results.Append(seed, name, Check(seed, policies[p])), output);
            }
        }
        Report(tallies, run, watch, output);
        foreach (var build in results.Builds) output.WriteLine($"  by {build}");
        return tallies.Sum(tally => tally.Faults);
    }

    private static FamilyResult Check(int seed, SuppressionPolicy policy)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var result = FamilyCheck.Run(RandomFamily.Make(seed), policy, Effort, attack: true);
        return result with { Milliseconds = (long)(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds };
    }

    private static void Report(List<FamilyTally> tallies, int run, Stopwatch watch, TextWriter output)
    {
        output.WriteLine($"{run} families, {tallies.Sum(tally => tally.Faults)} faults, {tallies.Sum(tally => tally.Seconds):0} s of processor ({watch.Elapsed.TotalSeconds:0} s by the clock of this start)");
        foreach (var tally in tallies) output.WriteLine($"  {tally}");
        output.Flush();
    }
}
