using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Breakwater.Testing;

namespace Breakwater.Web.Bench;

/// <summary>
/// How long <c>breakwater verify</c> takes over a long log, its start included, beside a bare program that reads the same rows
/// in the same order by ADO.NET and takes one SHA-256 of each envelope, which is the least that could look at all of them:
/// <c>dotnet run -c Release --project bench/web -- verify [--facts 1000000] [--database sqlite,postgres] [--rounds 3]</c>.
/// </summary>
internal static class VerifyRun
{
    private const double Goal = 10;

    public static async Task<int> All(int facts, int rounds, IEnumerable<string> databases)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores; {facts:N0} facts, {rounds} rounds, product and rival in turn, medians of the clock, their start included.");
        foreach (var database in databases)
        {
            await using var merrowshire = await EmptyPartnership.On(database == "postgres" ? Database.Postgres : Database.Sqlite);
            var told = await LongLog.Fill(merrowshire, facts);
            merrowshire.Close();
            string[] bare = ["bare-read", merrowshire.Settings.DataFolder, .. merrowshire.Settings.Postgres is { } there ? new[] { there } : []];
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                ours.Add(await Timed("breakwater.dll", told, $"The first {facts} facts are as they were signed"));
                theirs.Add(await Timed("Breakwater.Web.Bench.dll", bare, $"{facts} envelopes"));
            }
            var (product, rival) = (Median(ours), Median(theirs));
            Console.WriteLine($"  {database,-9} verify {product,6:0.0} s, bare reading and hashing {rival,6:0.0} s: {product / rival:0.00} times as long (goal at most {Goal:0} s for a million) {(product * 1_000_000 / facts <= Goal ? "met" : "NOT MET")}");
        }
        return 0;
    }

    /// <summary>The rival, in a process of its own.</summary>
    public static async Task Bare(Place place)
    {
        await using var connection = await place.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT f.\"Envelope\" FROM fact_places p JOIN facts f ON f.\"Id\" = p.\"FactId\" ORDER BY p.\"Position\"";
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync();
        var (count, hash) = (0, new byte[SHA256.HashSizeInBytes]);
        for (; await rows.ReadAsync(); count++) SHA256.HashData((byte[])rows.GetValue(0), hash);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} envelopes, the last {Convert.ToHexStringLower(hash)}"));
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);

    private static async Task<double> Timed(string program, string[] told, string sign)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. told]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var took = clock.Elapsed.TotalSeconds;
        return process.ExitCode == 0 && said.Contains(sign, StringComparison.Ordinal) ? took : throw new InvalidOperationException($"{program} {told[0]} ended with {process.ExitCode}: {said}");
    }
}
