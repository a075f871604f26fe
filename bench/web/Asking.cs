using System.Globalization;

namespace Breakwater.Web.Bench;

/// <summary>What a call of the bench asks for; see <see cref="Program"/>.</summary>
internal sealed record Asking(TimeSpan Time, int Rounds, IReadOnlyList<int> Connections, IReadOnlyList<string> Only, bool Checks, bool ChecksAlone, Latencies? Kept)
{
    public bool Wants(string scenario) => (Only.Count == 0 && !ChecksAlone) || Only.Any(o => scenario.Contains(o, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The p95 of each load, kept in the bench's folder so that sizes can be driven by calls of their own and compared.</summary>
internal sealed class Latencies(string folder)
{
    private string File => Path.Combine(folder, "p95.csv");

    public void Add(string database, int history, string scenario, int connections, double p95) =>
        System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{database},{history},{scenario},{connections},{p95:0.000}\n"));

    /// <summary>Prints how the newest p95 of the largest size stands to that of the smallest.</summary>
    public void Compare(TextWriter output)
    {
        if (!System.IO.File.Exists(File)) return;
        var rows = System.IO.File.ReadLines(File).Select(l => l.Split(',')).Select(l => (Load: $"{l[0]}, {l[2]}, {l[3]} connections", Size: int.Parse(l[1], CultureInfo.InvariantCulture), P95: double.Parse(l[4], CultureInfo.InvariantCulture)));
        foreach (var load in rows.GroupBy(r => r.Load))
        {
            var (small, large) = (load.MinBy(r => r.Size).Size, load.MaxBy(r => r.Size).Size);
            if (small == large) continue;
            var ratio = load.Last(r => r.Size == large).P95 / load.Last(r => r.Size == small).P95;
            output.WriteLine($"  {load.Key}: p95 at {large:N0} is {ratio:0.00} of that at {small:N0} (goal at most 1.5) {(ratio <= 1.5 ? "met" : "NOT MET")}");
        }
    }
}
