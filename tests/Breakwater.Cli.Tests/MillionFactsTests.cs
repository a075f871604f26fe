using System.Diagnostics;
using System.Globalization;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Log;
using Breakwater.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Breakwater.Cli.Tests;

/// <summary>How long the real command takes over a long log: a million facts with <c>--full</c>, twenty thousand otherwise.</summary>
public sealed class MillionFactsTests(ITestOutputHelper output)
{
    private static readonly int Count = Place.Full ? 1_000_000 : 20_000;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Verifies_within_ten_seconds(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var (frontier, clock) = (new Frontier(), merrowshire.Clock);
        var act = merrowshire.Act(merrowshire.Hub);
        var payload = new byte[180];
        IEnumerable<(long Position, Guid Id, byte[] Envelope, byte[] Leaf)> Facts()
        {
            for (var i = 0; i < Count; i++)
            {
                var id = Guid.CreateVersion7(clock.GetUtcNow());
                var envelope = FactEnvelope.Write(id, "merrowshire", "concern-opened", isLook: true, act, "concern", id, 1, payload, merrowshire.Open.Partnership.Configuration.Digest, []);
                var leaf = TreeHasher.Leaf(envelope);
                frontier.Append(leaf);
                yield return (i, id, envelope, leaf.ToArray());
            }
        }
        if (merrowshire.Settings.Postgres is { } postgres) await Copy(postgres, Facts(), payload, act);
        else await Insert(merrowshire.Settings.DatabaseFile, Facts(), payload, act);
        var signer = CheckpointSigner.FromPem(await File.ReadAllTextAsync(Path.Combine(merrowshire.Settings.KeyFolder, "checkpoint.pem")), "checkpoint.pem");
        CheckpointFile.Append(merrowshire.Settings.CheckpointFile, signer.Sign("merrowshire", 1, Count, frontier.Root(), clock.Instant(), previous: null));

        var watch = Stopwatch.StartNew();
        var ended = await Place.Run(
        [
            "verify", "--public-key", Path.Combine(merrowshire.Settings.KeyFolder, "checkpoint.pub.pem"), "--checkpoints", merrowshire.Settings.CheckpointFile,
            .. merrowshire.Settings.Postgres is { } there ? new[] { "--database", there } : ["--data", merrowshire.Settings.DataFolder],
        ]);
        watch.Stop();
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        ended.Out.ShouldContain($"The first {Count} facts are as they were signed");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: {Count} facts verified by the command in {watch.Elapsed.TotalSeconds:F1} s, its start included"));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private static async Task Insert(string file, IEnumerable<(long Position, Guid Id, byte[] Envelope, byte[] Leaf)> facts, byte[] payload, Act act)
    {
        await using var db = new SqliteConnection($"Data Source={file}");
        await db.OpenAsync();
        await using var all = await db.BeginTransactionAsync();
        await using var fact = db.CreateCommand();
        fact.CommandText = """INSERT INTO facts ("Id","Name","RecordId","ActId","ActorKey","IsLook","At","Envelope","Payload") VALUES (@id,'concern-opened',@id,@act,'x',1,@at,@envelope,@payload); INSERT INTO fact_places ("Position","FactId","LeafHash") VALUES (@position,@id,@leaf)""";
        foreach (var name in new[] { "@id", "@act", "@at", "@envelope", "@payload", "@position", "@leaf" }) fact.Parameters.AddWithValue(name, "");
        (fact.Parameters["@act"].Value, fact.Parameters["@at"].Value, fact.Parameters["@payload"].Value) = (act.Id.Value, act.At, payload);
        foreach (var (position, id, envelope, leaf) in facts)
        {
            (fact.Parameters["@id"].Value, fact.Parameters["@envelope"].Value, fact.Parameters["@position"].Value, fact.Parameters["@leaf"].Value) = (id, envelope, position, leaf);
            await fact.ExecuteNonQueryAsync();
        }
        await all.CommitAsync();
    }

    private static async Task Copy(string postgres, IEnumerable<(long Position, Guid Id, byte[] Envelope, byte[] Leaf)> facts, byte[] payload, Act act)
    {
        await using var db = new NpgsqlConnection(postgres);
        await db.OpenAsync();
        var places = new List<(long Position, Guid Id, byte[] Leaf)>(Count);
        await using (var rows = await db.BeginBinaryImportAsync("""COPY facts ("Id","Name","RecordId","ActId","ActorKey","IsLook","At","Envelope","Payload") FROM STDIN (FORMAT BINARY)"""))
        {
            foreach (var (position, id, envelope, leaf) in facts)
            {
                places.Add((position, id, leaf));
                await rows.WriteRowAsync(CancellationToken.None, id, "concern-opened", id, act.Id.Value, "x", true, act.At, envelope, payload);
            }
            await rows.CompleteAsync();
        }
        await using (var rows = await db.BeginBinaryImportAsync("""COPY fact_places ("Position","FactId","LeafHash") FROM STDIN (FORMAT BINARY)"""))
        {
            foreach (var (position, id, leaf) in places) await rows.WriteRowAsync(CancellationToken.None, position, id, leaf);
            await rows.CompleteAsync();
        }
        await using var analyze = new NpgsqlCommand("ANALYZE", db);
        await analyze.ExecuteNonQueryAsync();
    }
}
