using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Breakwater.Testing;

namespace Breakwater.Web.Bench;

/// <summary>
/// How fast the product answers beside the least that could answer at all. One command prints every ratio:
/// <c>dotnet run -c Release --project bench/web [--concerns 20000,200000] [--database sqlite,postgres] [--seconds 4] [--rounds 3] [--keep FOLDER]</c>
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["committees", ..]) return await CommitteeRun.Main(args);
        if (args is ["bare", var folder, var port, ..])
        {
            await Bare.Serve(new Place(folder, args.Length > 3 ? args[3] : null), int.Parse(port, CultureInfo.InvariantCulture));
            return 0;
        }
        var sizes = Told(args, "--concerns", "20000,200000").Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToList();
        var time = TimeSpan.FromSeconds(double.Parse(Told(args, "--seconds", "4"), CultureInfo.InvariantCulture));
        var rounds = int.Parse(Told(args, "--rounds", "3"), CultureInfo.InvariantCulture);
        var kept = Told(args, "--keep", "");
        var root = kept.Length > 0 ? Directory.CreateDirectory(kept).FullName : Directory.CreateTempSubdirectory("breakwater-bench-").FullName;
        PostgresServer.Durable = true;
        Console.WriteLine($"{Environment.ProcessorCount} cores; loads of {time.TotalSeconds:0.#} s, {rounds} rounds, product and rival in turn, medians; the load comes from the same machine.");
        foreach (var database in Told(args, "--database", "sqlite,postgres").Split(','))
        {
            var runs = new List<CountyRun>();
            foreach (var size in sizes)
            {
                var place = new Place(Path.Combine(root, $"{database}-{size}"), database == "postgres" ? await PostgresServer.NewPartnership() : null);
                var run = new CountyRun(place, database, size, time, rounds, Console.Out);
                await run.Run();
                runs.Add(run);
            }
            if (runs.Count < 2) continue;
            foreach (var (what, first) in runs[0].P95)
                Console.WriteLine($"  {database}, {what}: p95 at {sizes[^1]:N0} is {runs[^1].P95[what] / first:0.00} of that at {sizes[0]:N0} (goal at most 1.5) {(runs[^1].P95[what] <= 1.5 * first ? "met" : "NOT MET")}");
        }
        if (kept.Length == 0) Directory.Delete(root, recursive: true);
        return 0;
    }

    /// <summary>A port of the loopback address that nobody uses now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Told(string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
