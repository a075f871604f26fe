using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Breakwater.Testing;

namespace Breakwater.Web.Bench;

/// <summary>
/// How fast the product answers beside the least that could answer at all. One command prints every ratio:
/// <c>dotnet run -c Release --project bench/web</c>. It can be divided into short calls over a kept folder:
/// <c>[--concerns 20000,200000] [--database sqlite,postgres] [--connections 8,64] [--only open,list,submit,checks] [--seconds 4] [--rounds 3] [--keep FOLDER] [--prepare]</c>
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["committees", ..]) return await CommitteeRun.All(args);
        if (args is ["verify", ..])
            return await VerifyRun.All(Numbers(args, "--facts", "1000000")[0], Numbers(args, "--rounds", "3")[0], Told(args, "--database", "sqlite,postgres").Split(','));
        if (args is ["bare-read", var data, ..])
        {
            await VerifyRun.Bare(new Place(data, args.Length > 2 ? args[2] : null) { Data = data });
            return 0;
        }
        if (args is ["bare", var folder, var port, ..])
        {
            await Bare.Serve(new Place(folder, args.Length > 3 ? args[3] : null), int.Parse(port, CultureInfo.InvariantCulture));
            return 0;
        }
        var kept = Told(args, "--keep", "");
        var root = kept.Length > 0 ? Directory.CreateDirectory(kept).FullName : Directory.CreateTempSubdirectory("breakwater-bench-").FullName;
        var only = Told(args, "--only", "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var latencies = new Latencies(root);
        var asking = new Asking(
            TimeSpan.FromSeconds(double.Parse(Told(args, "--seconds", "4"), CultureInfo.InvariantCulture)), int.Parse(Told(args, "--rounds", "3"), CultureInfo.InvariantCulture),
            Numbers(args, "--connections", "8,64"), [.. only.Where(o => o != "checks")], only.Length == 0 || only.Contains("checks"), only is ["checks"], latencies);
        PostgresServer.Durable = true;
        if (kept.Length > 0) PostgresServer.KeptIn = Path.Combine(root, "postgres");
        Console.WriteLine($"{Environment.ProcessorCount} cores; loads of {asking.Time.TotalSeconds:0.#} s, {asking.Rounds} rounds, product and rival in turn, medians; the load comes from the same machine.");
        foreach (var database in Told(args, "--database", "sqlite,postgres").Split(','))
            foreach (var size in Numbers(args, "--concerns", "20000,200000"))
            {
                var place = new Place(Path.Combine(root, $"{database}-{size}"), database == "postgres" ? await PostgresServer.KeptPartnership($"county{size}") : null);
                var run = new CountyRun(place, database, size, asking, Console.Out);
                await run.Prepare();
                if (!args.Contains("--prepare")) await run.Run();
            }
        latencies.Compare(Console.Out);
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

    private static List<int> Numbers(string[] args, string name, string otherwise) =>
        [.. Told(args, name, otherwise).Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    private static string Told(string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
