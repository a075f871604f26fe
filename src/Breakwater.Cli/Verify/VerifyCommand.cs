using System.CommandLine;
using System.Data.Common;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Log;
using Breakwater.Storage.Postgres;
using Breakwater.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Verify;

/// <summary>
/// <c>breakwater verify</c>: recomputes the log from the stored rows and holds it against a public key and a file of
/// checkpoints that the operator brings. Exit code 0: it holds; 1: something is wrong; 2: it could not be read.
/// </summary>
internal static class VerifyCommand
{
    private static readonly Option<string> Partnership = new("--partnership") { Description = "The partnership's YAML file.", DefaultValueFactory = _ => Serve.ServerOptions.Shipped("partnerships/merrowshire.yaml") };
    private static readonly Option<string> Data = new("--data") { Description = "Folder of the SQLite database.", DefaultValueFactory = _ => "var/data" };
    private static readonly Option<string?> Database = new("--database") { Description = "A PostgreSQL connection string, in place of the SQLite file. BREAKWATER_DATABASE does the same where --data is not given." };
    private static readonly Option<string> PublicKey = new("--public-key") { Description = "The public key (PEM) that you were given when the partnership began: checkpoint.pub.pem of its key folder.", Required = true };
    private static readonly Option<string> Checkpoints = new("--checkpoints") { Description = "Your own copy of the checkpoint file.", Required = true };
    private static readonly Option<string?> Since = new("--since") { Description = "A state that --save wrote: verify only what came after it." };
    private static readonly Option<string?> Save = new("--save") { Description = "Write the verified state here, for a later --since." };
    private static readonly Option<string?> Prove = new("--prove") { Description = "Also print a proof that a fact stands in the log: its position or id, or the reference of the concern or referral that it is about. With --since, also that the log only added to that state." };
    private static readonly Option<string?> State = new("--state") { Description = "A key folder: also compare the tables with the facts' digests. Not with --since." };

    public static Command Create()
    {
        var command = new Command("verify", "Hold the stored log against checkpoints kept outside, and name the first wrong row.")
        {
            Partnership, Data, Database, PublicKey, Checkpoints, Since, Save, Prove, State,
        };
        command.SetAction(Run);
        return command;
    }

    // A SQLite file that somebody names is meant, whatever the environment says.
    private static string? ConnectionString(ParseResult told) =>
        told.GetValue(Database) ?? (told.GetResult(Data) is { Implicit: false } ? null : Environment.GetEnvironmentVariable("BREAKWATER_DATABASE"));

    private static async Task<int> Run(ParseResult told, CancellationToken stop)
    {
        if (told.GetValue(State) is not null && told.GetValue(Since) is not null)
            throw new InvalidOperationException("--state compares the tables with the whole log: leave --since out.");
        var partnership = PartnershipFile.Load(told.GetValue(Partnership)!);
        using var key = CheckpointKey.FromPem(await Read(told.GetValue(PublicKey)!, stop), told.GetValue(PublicKey)!);
        var checkpoints = CheckpointFile.Parse(await Read(told.GetValue(Checkpoints)!, stop), told.GetValue(Checkpoints)!);
        var since = told.GetValue(Since) is { } file ? VerifiedState.Parse(await Read(file, stop), file) : null;
        await using DbContext tables = ConnectionString(told) is { } postgres
            ? new Storage.Postgres.EveryTable(PostgresStorage.Options<Storage.Postgres.EveryTable>(PostgresStorage.ForLongReading(postgres)).Options)
            : new Storage.Sqlite.EveryTable(SqliteStorage.Options<Storage.Sqlite.EveryTable>(Existing(told.GetValue(Data)!)).Options);

        var verifier = new LogVerifier(partnership.Code, [key], checkpoints, since);
        var state = told.GetValue(State) is null ? null : new StateCheck();
        await tables.Database.OpenConnectionAsync(stop);
        if (ConnectionString(told) is { } there) await PostgresStorage.RefuseAnotherVersion(tables, there, stop);
        else await SqliteStorage.RefuseAnotherVersion(tables, Existing(told.GetValue(Data)!), stop);
        var connection = tables.Database.GetDbConnection();
        // Log and tables at one moment: the program may be at work, and its facts get their places meanwhile.
        await using var snapshot = ConnectionString(told) is null ? await SqliteStorage.Snapshot(tables, stop) : await PostgresStorage.Snapshot(tables, stop);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Action<string>? seen = state is null ? null : state.Take;
        // After a fault there is nothing more to compare: what waits is then told of as it is now.
        if (!await LogRows.Feed(connection, verifier, since?.Frontier.Size ?? 0, seen, stop)) await snapshot.RollbackAsync(stop);
        await LogRows.FeedUnplaced(connection, verifier, now, seen, stop);

        var report = verifier.Finish();
        foreach (var sentence in report.Sentences()) Console.WriteLine(sentence);
        if (report.Holds && report.Newest is { } verified && told.GetValue(Save) is { } save) await File.WriteAllTextAsync(save, verified.ToText(), stop);
        var wrong = !report.Holds || await UnsaidTombstones(connection, verifier, since is not null, stop);
        if (told.GetValue(Prove) is { } which && report.Holds)
        {
            var newest = report.Newest ?? throw new InvalidOperationException("There is no checkpoint to prove anything against: bring a copy of the file that holds one.");
            wrong |= !await Proofs.Print(tables, which, newest.Checkpoint, since?.Checkpoint, stop);
        }
        if (state is not null && report.Holds)
        {
            using var keys = KeyDirectory.Open(told.GetValue(State)!, mayCreate: false);
            var differing = state.Compare(tables, keys).Take(100).ToList();
            await foreach (var sentence in StateCheck.Facts(connection, stop))
            {
                if (differing.Count == 100) break;
                differing.Add(sentence);
            }
            foreach (var sentence in differing) Console.WriteLine("WRONG. " + sentence);
            if (differing.Count == 0) Console.WriteLine("The tables are as the facts left them.");
            wrong |= differing.Count > 0;
        }
        return wrong ? 1 : 0;
    }

    /// <summary>Prints each destroyed key of which no fact of the log tells; with <c>--since</c> the facts that may tell were not read.</summary>
    private static async Task<bool> UnsaidTombstones(DbConnection connection, LogVerifier verifier, bool inPart, CancellationToken stop)
    {
        var wrong = false;
        if (inPart) return wrong;
        await foreach (var record in LogRows.Tombstones(connection, stop))
        {
            if (verifier.SaysDisposed(record)) continue;
            Console.WriteLine($"WRONG. The key of record {record} was destroyed, and no fact of the log tells of a disposal.");
            wrong = true;
        }
        return wrong;
    }

    private static async Task<string> Read(string file, CancellationToken stop) =>
        File.Exists(file) ? await File.ReadAllTextAsync(file, stop) : throw new InvalidOperationException($"{file} is not there. Name the file that you keep outside.");

    private static string Existing(string folder)
    {
        var file = Path.Combine(folder, "breakwater.db");
        return File.Exists(file) ? file : throw new InvalidOperationException($"There is no database at {file}. Name its folder with --data.");
    }
}
