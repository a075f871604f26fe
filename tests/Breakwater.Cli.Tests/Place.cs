using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Breakwater.Testing;
using Breakwater.Web.Hosting;

namespace Breakwater.Cli.Tests;

/// <summary>How a command ended: its exit code and what it printed.</summary>
internal sealed record Ended(int Code, string Out, string Error);

/// <summary>
/// A partnership on a disk and a database of its own, as an operator has it: folders, a port, and the program
/// <c>breakwater</c> as a process apart, with nothing shared in memory.
/// </summary>
internal sealed class Place : IAsyncDisposable
{
    public static readonly bool Full = System.Environment.GetEnvironmentVariable("BREAKWATER_FULL") == "1";

    /// <summary>What a long run saw, for <c>./test --full</c> to print at its end.</summary>
    public static void Measured(string seen)
    {
        if (System.Environment.GetEnvironmentVariable("BREAKWATER_MEASURED") is { Length: > 0 } file) File.AppendAllText(file, seen + System.Environment.NewLine);
    }

    /// <summary>The program as it was built beside these tests.</summary>
    public static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, "../../../../../src/Breakwater.Cli/bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!), "net10.0/breakwater.dll");

    /// <summary>The folder of the program as an operator installs it: in the long run where <c>./test</c> has published it, else where it was built.</summary>
    public static readonly string Installed = System.Environment.GetEnvironmentVariable("BREAKWATER_PUBLISHED") is { Length: > 0 } folder ? folder : Path.GetDirectoryName(Program)!;

    /// <summary>The program in <see cref="Installed"/>.</summary>
    public static readonly string InstalledProgram = Path.Combine(Installed, "breakwater.dll");

    // Every file of a demonstration after its first start and stop.
    private static readonly Lazy<Task<List<(string Path, byte[] Bytes)>>> Seed = new(Begin);

    private Place(string? postgres) => (Postgres, Port) = (postgres, FreePort());

    public string Folder { get; } = Directory.CreateTempSubdirectory("breakwater-cli-").FullName;

    public string? Postgres { get; }

    public int Port { get; }

    public string Data => Path.Combine(Folder, "data");

    public string Keys => Path.Combine(Folder, "keys");

    public Uri Address => new($"http://localhost:{Port}");

    /// <summary>What <c>serve</c> and <c>demo</c> are told.</summary>
    public string[] Told => ["--data", Data, "--keys", Keys, "--port", $"{Port}", .. Database];

    public string[] Database => Postgres is null ? [] : ["--database", Postgres];

    /// <summary>What the program finds in its environment beside what these tests have.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Opens it from here, while no program runs, to look what is stored.</summary>
    public Task<OpenPartnership> Open() => OpenPartnership.Open(
        new Settings { PartnershipFile = RunningBreakwater.Config("partnerships/merrowshire.yaml"), DataFolder = Data, KeyFolder = Keys, Postgres = Postgres }, TimeProvider.System);

    public static async Task<Place> On(Database database) => new(database == Testing.Database.Postgres ? await PostgresServer.NewPartnership() : null);

    /// <summary>
    /// Where the demonstration was started once before. On SQLite a copy of one that all tests share, for its story takes most of
    /// a first start; on PostgreSQL it is empty yet, and the first start plays the story.
    /// </summary>
    public static async Task<Place> Seeded(Database database)
    {
        var place = await On(database);
        if (database == Testing.Database.Postgres) return place;
        foreach (var (path, bytes) in await Seed.Value)
        {
            var file = Path.Combine(place.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes);
        }
        return place;
    }

    public static Task<Ended> Run(params string[] told) => RunBehind(null, told);

    /// <summary>Runs the installed program to its end with this place's <see cref="Environment"/>.</summary>
    public Task<Ended> RunHere(params string[] told) => End(null, told, Environment, InstalledProgram);

    /// <summary>Runs the program to its end. <paramref name="shell"/> stands before it, such as a mount in a namespace of its own.</summary>
    public static Task<Ended> RunBehind(string? shell, params string[] told) => End(shell, told, [], Program);

    private static async Task<Ended> End(string? shell, string[] told, Dictionary<string, string> environment, string program)
    {
        using var process = Start(shell, told, environment, program);
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException fault)
        {
            process.Kill();
            throw new TimeoutException($"breakwater {string.Join(' ', told)} did not end: {await said}{await wrong}", fault);
        }
        return new Ended(process.ExitCode, await said, await wrong);
    }

    public Task<Ended> Verify(params string[] more) => Run(
    [
        "verify", "--public-key", Path.Combine(Keys, "checkpoint.pub.pem"), "--checkpoints", Path.Combine(Data, "checkpoints.txt"),
        .. Postgres is null ? ["--data", Data] : Database, .. more,
    ]);

    public static Process Start(string? shell, string[] told, Dictionary<string, string> environment, string program)
    {
        var start = shell is null
            ? new ProcessStartInfo("dotnet", [program, .. told])
            : new ProcessStartInfo("unshare", ["-m", "/bin/sh", "-c", shell + " && exec \"$@\"", "sh", "dotnet", program, .. told]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.WorkingDirectory = Path.GetTempPath();
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Postgres is not null) await PostgresServer.Drop(Postgres);
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<List<(string Path, byte[] Bytes)>> Begin()
    {
        await using var place = await On(Testing.Database.Sqlite);
        using (var server = await Server.Demo(place)) await server.Stop();
        return [.. Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(place.Folder, file), File.ReadAllBytes(file)))];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
