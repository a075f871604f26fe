using System.Diagnostics;
using Breakwater.Disclosure;
using Breakwater.Disclosure.Bench;

string[] age = ["age"], gender = ["gender"], ethnicity = ["ethnicity"];
var sT1 = Data.Children(Data.District, age);
var sT1g = Data.Children(Data.District, gender);
var sT2 = Data.Children(Data.District, age, gender);
var sL = Data.Children(Data.District, age, gender, ethnicity);

FigureMatrix One(InnerTable t, params string[][] crosses)
{
    var b = new MatrixBuilder(t);
    foreach (var c in crosses) b.AddTable("r", TableSpecification.Cross(string.Join("x", c), t, c));
    return b.Build();
}

void Show(string name, FigureMatrix m, int threshold, ZeroRule zeros, int? width, Attackers attackers)
{
    var watch = Stopwatch.StartNew();
    var policy = new SuppressionPolicy { Name = name, Threshold = threshold, Zeros = zeros, Width = width, Attackers = attackers };
    var p = DisclosureControl.Protect(m, policy, new Effort(60_000_000, long.Parse(args.FirstOrDefault() ?? "100000000")));
    var figures = m.Rows.Sum(r => r.Figures.Count);
    Console.WriteLine($"{name,-5} T={threshold} zeros {zeros,-7} width {width?.ToString() ?? "full",-4} {attackers,-18} cells {figures,6} primary {p.Sensitive.Sum(s => s.Row.Figures.Count),5} secondary {p.SecondaryFigures,5} value {p.SecondaryValue,7} attackers {p.Attackers.Count,4} demands {p.Suppression.Demands.Count,5} moves {p.Suppression.Pool.Moves.Count,6} blocked {p.Blocked.Count} cpu {Process.GetCurrentProcess().UserProcessorTime.TotalSeconds:0.00} {watch.Elapsed.TotalSeconds:0.00} s {p.Suppression.Finder.Trace}");
}

if (args.Length > 1 && args[1] == "sL")
{
    var q = One(sL, ["district", "age"], ["district", "gender"], ["district", "ethnicity"], ["age", "gender"], ["age", "ethnicity"], ["gender", "ethnicity"]);
    Show("sL", q, 4, ZeroRule.Show, null, Attackers.Outsider);
    Show("sL", q, 5, ZeroRule.Show, null, Attackers.Outsider | Attackers.Insider);
    return;
}
if (args.Length > 1 && args[1] == "big")
{
    var t = LargeTable.Make();
    var w = Stopwatch.StartNew();
    var m = One(t, ["region", "service", "month"]);
    Console.WriteLine($"built {w.Elapsed.TotalSeconds:0.0} s rows {m.Rows.Count} columns {m.ColumnCount}");
    Show("big", m, 3, ZeroRule.Protect, 1, Attackers.Outsider);
    Show("big", m, 3, ZeroRule.Protect, null, Attackers.Outsider);
    return;
}
var z1 = One(Data.Z1, ["region", "hovedint"]);
var z2 = One(Data.Z2, ["region", "hovedint"]);
var t1 = One(sT1, ["district", "age"]);
var t1g = One(sT1g, ["district", "gender"]);
var t2 = One(sT2, ["district", "age", "gender"]);
var l = One(sL, ["district", "age"], ["district", "gender"], ["district", "ethnicity"], ["age", "gender"], ["age", "ethnicity"], ["gender", "ethnicity"]);
Show("z1", z1, 3, ZeroRule.Protect, 1, Attackers.Outsider);
Show("z2", z2, 3, ZeroRule.Protect, 1, Attackers.Outsider);
foreach (var z in new[] { ZeroRule.Show, ZeroRule.Always })
{
    Show("sT1", t1, 4, z, 1, Attackers.Outsider);
    Show("sT1g", t1g, 4, z, 1, Attackers.Outsider);
    Show("sT2", t2, 4, z, 1, Attackers.Outsider);
    Show("sL", l, 4, z, 1, Attackers.Outsider);
}
Show("sT1", t1, 4, ZeroRule.Show, null, Attackers.Outsider);
Show("sT2", t2, 4, ZeroRule.Show, null, Attackers.Outsider);
Show("sL", l, 4, ZeroRule.Show, null, Attackers.Outsider);
Show("sL", l, 4, ZeroRule.Show, null, Attackers.Outsider | Attackers.Insider);
