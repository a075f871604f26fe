using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Log;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Breakwater.Testing;

/// <summary>
/// A log of as many facts as are asked for in an empty partnership, in their places and signed for, put there straight by
/// the database's own means: through the program it would take hours.
/// </summary>
public static class LongLog
{
    /// <summary>Fills <paramref name="merrowshire"/>, in which nothing has happened yet, and says what <c>breakwater verify</c> is told about it.</summary>
    public static async Task<string[]> Fill(EmptyPartnership merrowshire, int count)
    {
        var (frontier, clock) = (new Frontier(), merrowshire.Clock);
        var act = merrowshire.Act(merrowshire.Hub);
        var payload = new byte[180];
        IEnumerable<(long Position, Guid Id, byte[] Envelope, byte[] Leaf)> Facts()
        {
            for (var i = 0; i < count; i++)
            {
                var id = Guid.CreateVersion7(clock.GetUtcNow());
                var envelope = FactEnvelope.Write(id, "merrowshire", "concern-opened", isLook: true, act, "concern", id, 1, payload, merrowshire.Open.Partnership.Configuration.Digest, []);
                var leaf = TreeHasher.Leaf(envelope);
                frontier.Append(leaf);
                yield return (i, id, envelope, leaf.ToArray());
            }
        }
        var settings = merrowshire.Settings;
        if (settings.Postgres is { } postgres) await Copy(postgres, Facts(), payload, act, count);
        else await Insert(settings.DatabaseFile, Facts(), payload, act);
        var signer = CheckpointSigner.FromPem(await File.ReadAllTextAsync(Path.Combine(settings.KeyFolder, "checkpoint.pem")), "checkpoint.pem");
        CheckpointFile.Append(settings.CheckpointFile, signer.Sign("merrowshire", 1, count, frontier.Root(), clock.Instant(), previous: null));
        return
        [
            "verify", "--public-key", Path.Combine(settings.KeyFolder, "checkpoint.pub.pem"), "--checkpoints", settings.CheckpointFile,
            .. settings.Postgres is { } there ? new[] { "--database", there } : ["--data", settings.DataFolder],
        ];
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

    private static async Task Copy(string postgres, IEnumerable<(long Position, Guid Id, byte[] Envelope, byte[] Leaf)> facts, byte[] payload, Act act, int count)
    {
        await using var db = new NpgsqlConnection(postgres);
        await db.OpenAsync();
        var places = new List<(long Position, Guid Id, byte[] Leaf)>(count);
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
