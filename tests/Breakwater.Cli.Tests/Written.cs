using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Log;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Access.People;

namespace Breakwater.Cli.Tests;

/// <summary>A partnership whose log holds a dozen facts under two checkpoints and two more that none covers, and the operator's own copies.</summary>
internal sealed class Written : IAsyncDisposable
{
    private Written(EmptyPartnership merrowshire) => Merrowshire = merrowshire;

    public EmptyPartnership Merrowshire { get; }

    public CheckpointSigner Forger { get; } = CheckpointSigner.Create();

    public long Covered => 12;

    public string PublicKey => Path.Combine(Merrowshire.Settings.KeyFolder, "copy.pub.pem");

    public string Checkpoints => Path.Combine(Merrowshire.Settings.KeyFolder, "copy.txt");

    public static async Task<Written> On(Database database)
    {
        var written = new Written(await EmptyPartnership.On(database));
        var (merrowshire, sequencer) = (written.Merrowshire, new Sequencer());
        var keeper = new CheckpointKeeper(merrowshire.Open.Partnership, merrowshire.Settings.CheckpointFile);
        foreach (var facts in new[] { 7, 5, 2 })
        {
            // The first fact makes somebody who signs in; every concern has somebody who told us.
            var worker = facts == 7;
            if (worker) await AddWorker(merrowshire);
            for (var i = worker ? 1 : 0; i < facts; i++) await merrowshire.Report(identity: new ReporterIdentity("Petra Planted", null, null, null, null));
            await using var db = merrowshire.Db();
            await sequencer.Place(db, "node");
            if (facts > 2) await keeper.Sign(db, sequencer);
            merrowshire.Clock.GoOn(TimeSpan.FromMinutes(10));
        }
        File.Copy(merrowshire.Settings.CheckpointFile, written.Checkpoints);
        File.Copy(Path.Combine(merrowshire.Settings.KeyFolder, "checkpoint.pub.pem"), written.PublicKey);
        return written;
    }

    public void Close() => Merrowshire.Close();

    /// <summary>The same log and copies in a place of its own.</summary>
    public async Task<Written> Copy(string? backup) => new(await Merrowshire.Copy(backup));

    private static async Task AddWorker(EmptyPartnership merrowshire)
    {
        await using var db = merrowshire.Db();
        await new KeepPeople(db, merrowshire.Open.Abilities).Add(LawfulStep.Operate.By(Actor.Operator("test"), "council", merrowshire.Clock),
            new AccountEntry("Nora Quill", "nora.quill@merrowshire.example", null, "csc", "exploitation", ["social_worker"]));
    }

    /// <summary>Verifies inside this process: the verifier reads rows, key and checkpoints alone, wherever it runs. <see cref="VerifyAsAProgram"/> is the same as a program of its own.</summary>
    public Task<Ended> Verify(params string[] more) => Printed.By(Told(more));

    public Task<Ended> VerifyAsAProgram(params string[] more) => Place.Run(Told(more));

    private string[] Told(string[] more) =>
    [
        "verify", "--public-key", PublicKey, "--checkpoints", Checkpoints,
        .. Merrowshire.Settings.Postgres is { } postgres ? new[] { "--database", postgres } : ["--data", Merrowshire.Settings.DataFolder], .. more,
    ];

    public ValueTask DisposeAsync() => Merrowshire.DisposeAsync();
}

/// <summary>One such log for each database, written once for the tests of a class: each test tampers with a copy.</summary>
public sealed class WrittenOnce : IAsyncLifetime
{
    private readonly Dictionary<Database, (Written Log, string? Backup)> _logs = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-written-").FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (var database in Enum.GetValues<Database>())
        {
            var written = await Written.On(database);
            string? backup = null;
            if (written.Merrowshire.Settings.Postgres is { } postgres) PostgresServer.Dump(postgres, backup = Path.Combine(_folder, "written.sql"));
            written.Close();
            _logs[database] = (written, backup);
        }
    }

    internal Task<Written> Copy(Database database) => _logs[database].Log.Copy(_logs[database].Backup);

    public async ValueTask DisposeAsync()
    {
        foreach (var (written, _) in _logs.Values) await written.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
