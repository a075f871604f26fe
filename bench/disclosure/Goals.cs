using System.Diagnostics;

namespace Breakwater.Disclosure.Bench;

/// <summary>Measures every goal of disclosure control and prints size, cost and time beside what is asked.</summary>
internal static class Goals
{
    private static readonly string[] Age = ["age"], Gender = ["gender"], Ethnicity = ["ethnicity"];

    public static void Run(TextWriter output)
    {
        output.WriteLine($"Rivals installed: {string.Join(", ", Rivals.Installed.DefaultIfEmpty("none"))}. Costs of GaussSuppression and of the proven optimum are those published with the task.");
        output.WriteLine("Cost, width 1, outsider only");
        Cost(output, "z1", One(Data.Z1, ["region", "hovedint"]), 3, ZeroRule.Protect, "value 29 (Gauss 29)");
        Cost(output, "z2", One(Data.Z2, ["region", "hovedint"]), 3, ZeroRule.Protect, "value 317 (Gauss 334)");
        Cost(output, "sT1", One(Data.Children(Data.District, Age), ["district", "age"]), 4, ZeroRule.Show, "value 89 (Gauss 119)");
        Cost(output, "sT1g", One(Data.Children(Data.District, Gender), ["district", "gender"]), 4, ZeroRule.Show, "value 320 (Gauss 359)");
        Cost(output, "sT2", One(Data.Children(Data.District, Age, Gender), ["district", "age", "gender"]), 4, ZeroRule.Show, "78 cells, value 1207 (Gauss 90, 1453)");
        Cost(output, "sL", Linked(), 4, ZeroRule.Show, "Gauss 50 cells, value 759");
        Cost(output, "z3", One(Data.Z3, ["region", "hovedint", "mnd"]), 3, ZeroRule.Protect, "Gauss 684 cells hidden in all");
        output.WriteLine("Speed, full protection (0 to T+1), witnesses included");
        Time(output, "sL", Linked(), 4, Attackers.Outsider | Attackers.Insider, "2 s");
        Time(output, "sL", Linked(), 4, Attackers.Outsider | Attackers.Insider | Attackers.Pairs, "untimed");
        Time(output, "14,160", One(LargeTable.Make(), ["region", "service", "month"]), 3, Attackers.Outsider, "60 s");
        Policies(output);
        Rounding(output);
        var watch = Stopwatch.StartNew();
        var rolling = RollingCounty.Run(24, new SuppressionPolicy { Name = "dfe", Threshold = 5, Attackers = Attackers.Outsider }, Effort.Least);
        output.WriteLine($"24 rolling releases: {rolling.Shown} of {rolling.Figures} figures shown ({100.0 * rolling.Shown / rolling.Figures:0} %, goal 60), {rolling.HiddenRows} hidden rows, {rolling.Recovered} recovered, {rolling.Blocked} blocked, {watch.Elapsed.TotalSeconds:0.0} s");
        Chains(output);
        Glpk(output);
        output.WriteLine("60 random families (of 10,000, by `families`)");
        FamilyRun.Run(1, 60, TimeSpan.FromMinutes(10), null, null, output);
    }

    /// <summary>Chains of releases: what is shown against what each release alone would show, and what the attacker works out.</summary>
    public static void Chains(TextWriter output)
    {
        foreach (var changes in Enum.GetValues<ChangeRule>())
            foreach (var (chain, lengths) in (IEnumerable<(ChainCase, int[])>)[
                (ChainCase.Small(), [.. Enumerable.Range(2, 11)]), (ChainCase.CountyToDate(60), [2, 5, 12]), (ChainCase.CountyToDate(20), [2, 5, 12]), (ChainCase.CountyToDate(6), [2, 5]), (ChainCase.CountyCorrected(30, 20), [2, 5])])
                foreach (var releases in lengths) Chain(output, chain, releases, changes);
    }

    /// <summary>One chain of releases.</summary>
    public static void Chain(TextWriter output, ChainCase chain, int releases, ChangeRule changes)
    {
        var watch = Stopwatch.StartNew();
        var found = SuccessiveReleases.Run(chain, releases, new SuppressionPolicy { Name = "dfe", Threshold = 4, Attackers = Attackers.Outsider, Changes = changes }, Effort.Least);
        output.WriteLine($"chains: {releases,2} releases, {chain.Name}, changes {changes}: {found.Shown} figures shown, {found.Alone} if each stood alone ({100.0 * found.Shown / found.Alone:0} %, goal 80); {found.SmallChanges} changes of 1 to 4 between any two, {found.Recovered} recovered (goal 0); {found.Blocked} blocked; {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static FigureMatrix Linked(SuppressionPolicy? policy = null) => One(
        policy,
        Data.Children(Data.District, Age, Gender, Ethnicity),
        ["district", "age"], ["district", "gender"], ["district", "ethnicity"], ["age", "gender"], ["age", "ethnicity"], ["gender", "ethnicity"]);

    private static FigureMatrix One(InnerTable inner, params string[][] crosses) => One(null, inner, crosses);

    private static FigureMatrix One(SuppressionPolicy? policy, InnerTable inner, params string[][] crosses)
    {
        var builder = new MatrixBuilder(inner);
        foreach (var columns in crosses) builder.AddTable("r", TableSpecification.Cross(string.Join('-', columns), inner, columns), policy);
        return builder.Build();
    }

    private static int Cells(FigureMatrix matrix) => matrix.Rows.Sum(row => row.Figures.Select(f => string.Join('|', f.Coordinates)).Distinct().Count());

    private static void Cost(TextWriter output, string name, FigureMatrix matrix, int threshold, ZeroRule zeros, string goal)
    {
        var watch = Stopwatch.StartNew();
        var p = DisclosureControl.Protect(matrix, new SuppressionPolicy { Name = name, Threshold = threshold, Zeros = zeros, Width = 1, Attackers = Attackers.Outsider });
        output.WriteLine($"  {name,-6} {Cells(matrix),6} cells, {p.Sensitive.Sum(s => s.Row.Figures.Select(f => string.Join('|', f.Coordinates)).Distinct().Count()),4} primary, {p.SecondaryFigures,4} secondary, value {p.SecondaryValue,6}{(p.LeastCostProven ? " (proven least)" : "")}; {p.Blocked.Count} blocked; {watch.Elapsed.TotalSeconds:0.00} s; goal {goal}");
    }

    private static void Time(TextWriter output, string name, FigureMatrix matrix, int threshold, Attackers attackers, string goal)
    {
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var p = DisclosureControl.Protect(matrix, new SuppressionPolicy { Name = name, Threshold = threshold, Attackers = attackers }, Effort.Least);
        output.WriteLine($"  {name,-6} {Cells(matrix),6} cells, {p.Attackers.Count} attackers, {p.SecondaryFigures} secondary, {p.Blocked.Count} blocked; {watch.Elapsed.TotalSeconds:0.00} s ({(Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds:0.00} s of processor); goal {goal}");
    }

    // What the bare rules leak on the linked tables, without any secondary suppression.
    private static void Policies(TextWriter output)
    {
        output.WriteLine("What the bare rules leave open on sL (no secondary suppression) and what full protection hides");
        (string Name, int Threshold, int Base, ZeroRule Zeros)[] policies = [("dfe", 5, 1, ZeroRule.Show), ("hes", 7, 5, ZeroRule.Show), ("opensafely", 7, 5, ZeroRule.Show), ("acro", 9, 1, ZeroRule.Protect)];
        foreach (var (name, threshold, roundingBase, zeros) in policies)
        {
            var policy = new SuppressionPolicy { Name = name, Threshold = threshold, RoundingBase = roundingBase, Zeros = zeros, Attackers = Attackers.Outsider };
            var bare = DisclosureControl.Protect(Linked(policy), policy with { Secondary = false, Width = 1 });
            var ranged = DisclosureControl.Protect(Linked(policy), policy with { Secondary = false });
            var safe = DisclosureControl.Protect(Linked(policy), policy, Effort.Least);
            output.WriteLine($"  {name,-10} {bare.Sensitive.Count} small cells: {bare.Blocked.Count} without two witnesses, {ranged.Blocked.Count} of {ranged.Suppression.Demands.Count} ends of 0..{threshold + 1} out of reach; protected: {safe.SecondaryFigures} more hidden, {safe.Blocked.Count} blocked");
        }
    }

    private static void Rounding(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var rounded = ControlledRounding.Round(Linked(), 5);
        output.WriteLine($"Additive rounding to 5 of sL: mean difference {rounded.MeanDifference:0.00} (goal 1.5), greatest {rounded.GreatestDifference} (goal 4), {watch.Elapsed.TotalSeconds:0.00} s");
    }

    private static void Glpk(TextWriter output)
    {
        if (!Rivals.Installed.Contains("glpsol")) return;
        var family = RandomFamily.Make(7);
        var builder = new MatrixBuilder(family.Inner) { CountsAreTrue = false };
        foreach (var table in family.Tables) builder.AddTable("r", table, standing: Standing.Released);
        var matrix = builder.Build();
        var programme = Rivals.Programme(matrix, matrix.Rows[0], greatest: true);
        var watch = Stopwatch.StartNew();
        var found = Rivals.Glpk(programme);
        output.WriteLine($"GLPK on one attacker's programme ({matrix.Rows.Count} rows): {found}, {watch.Elapsed.TotalSeconds:0.00} s with its start-up");
    }
}
