using System.Diagnostics;

namespace Breakwater.Disclosure.Bench;

/// <summary>Runs many random families and adds up what went wrong.</summary>
public static class FamilyRun
{
    private static readonly SuppressionPolicy[] Policies =
    [
        new() { Name = "width 1, outsider", Threshold = 3, Width = 1, Attackers = Attackers.Outsider },
        new() { Name = "full, outsider and insider", Threshold = 4, Attackers = Attackers.Outsider | Attackers.Insider },
        new() { Name = "zeros protected, full, outsider", Threshold = 3, Zeros = ZeroRule.Protect, Attackers = Attackers.Outsider },
        new() { Name = "rounded to 5, insider", Threshold = 7, RoundingBase = 5, Attackers = Attackers.Outsider | Attackers.Insider },
    ];

    /// <summary>Runs families first … first + count − 1, each under every policy; returns the number of faults.</summary>
    public static int Run(int first, int count, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var faults = 0;
        foreach (var policy in Policies)
        {
            var part = Stopwatch.StartNew();
            long cells = 0, hidden = 0, cost = 0, elimination = 0;
            int blocked = 0, missing = 0, recovered = 0, dear = 0, unsafeElimination = 0;
            var slowest = TimeSpan.Zero;
            for (var seed = first; seed < first + count; seed++)
            {
                var one = Stopwatch.StartNew();
                var result = FamilyCheck.Run(RandomFamily.Make(seed), policy, new Effort(20_000_000, 1_500_000), attack: true);
                cells += result.Cells;
                hidden += result.Hidden;
                cost += result.Cost;
                elimination += result.EliminationCost;
                if (result.Blocked) blocked++;
                missing += result.MissingWitnesses;
                recovered += result.Recovered;
                if (policy.Width == 1 && !result.EliminationIsSafe) unsafeElimination++;
                if (result.EliminationIsSafe && result.Cost > 1.3 * result.EliminationCost)
                {
                    dear++;
                    output.WriteLine($"  family {seed}: cost {result.Cost}, elimination {result.EliminationCost}");
                }
                if (result.Blocked || result.MissingWitnesses > 0 || result.Recovered > 0) output.WriteLine($"  family {seed}: {result}");
                if (one.Elapsed > slowest) slowest = one.Elapsed;
            }
            faults += blocked + missing + recovered + dear;
            output.WriteLine($"{policy.Name,-34} {count} families, {cells} cells, {hidden} hidden; blocked {blocked}, missing witnesses {missing}, recovered {recovered}, over 30% dearer than elimination {dear}"
                + (policy.Width == 1 ? $"; cost {cost} against {elimination} of elimination alone, which leaves a cell open in {unsafeElimination} families" : "") + $"; {part.Elapsed.TotalSeconds:0.0} s, slowest {slowest.TotalSeconds:0.00} s");
        }
        output.WriteLine($"{faults} faults in {watch.Elapsed.TotalSeconds:0.0} s");
        return faults;
    }
}
