using System.Data.Common;
using System.Globalization;
using System.Text;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Log;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>
/// Somebody with full access to the database changes the log behind the program's back; <c>breakwater verify</c>, with
/// the operator's own copy of key and checkpoints, says so and names where.
/// </summary>
public sealed class TamperedDatabaseTests(WrittenOnce once) : IClassFixture<WrittenOnce>
{
    private delegate Task Tampering(DbConnection database, Written written);

    private static readonly Dictionary<string, (Tampering Do, string Says)> Ways = new()
    {
        ["an envelope is edited"] = (async (db, _) => await Put(db, "facts", "Envelope", await FactAt(db, 3), "Id", Flip(await Envelope(db, 3))), "Fact at position 3"),
        ["an envelope is edited and its leaf made to fit"] = (async (db, _) => await Rewrite(db, 3, Flip(await Envelope(db, 3))), "WRONG. Positions 0 to"),
        ["a fact is deleted"] = (async (db, _) => await Do(db, "DELETE FROM fact_places WHERE \"Position\" = 4"), "Position 4 is missing"),
        ["a fact is deleted and the rest moved up"] = (async (db, _) => await Do(db, "DELETE FROM fact_places WHERE \"Position\" = 4",
            "UPDATE fact_places SET \"Position\" = -\"Position\" WHERE \"Position\" > 4", "UPDATE fact_places SET \"Position\" = -\"Position\" - 1 WHERE \"Position\" < 0"), "WRONG."),
        ["two facts change places"] = (async (db, _) => await Do(db, "UPDATE fact_places SET \"Position\" = -1 WHERE \"Position\" = 2",
            "UPDATE fact_places SET \"Position\" = 2 WHERE \"Position\" = 5", "UPDATE fact_places SET \"Position\" = 5 WHERE \"Position\" = -1"), "WRONG. Positions 0 to"),
        ["the envelopes of two facts are swapped"] = (async (db, _) =>
        {
            var (one, two) = (await Envelope(db, 2), await Envelope(db, 5));
            await Rewrite(db, 2, two);
            await Rewrite(db, 5, one);
        }, "WRONG."),
        ["the end is cut off"] = (async (db, w) => await Do(db, $"DELETE FROM fact_places WHERE \"Position\" >= {w.Covered - 2}"), "facts are stored, but"),
        ["the whole log is emptied"] = (async (db, _) => await Do(db, "DELETE FROM fact_places", "DELETE FROM facts"), "0 facts are stored, but"),
        ["a payload is edited"] = (async (db, _) => await Put(db, "facts", "Payload", await FactAt(db, 1), "Id", Flip(await Payload(db, 1))), "the payload doesn't give the digest"),
        ["a payload is taken away without a tombstone"] = (async (db, _) => await Put(db, "facts", "Payload", await FactAt(db, 1), "Id", null), "no tombstone"),
        ["words are taken away behind a tombstone that no fact tells of"] = (async (db, _) =>
        {
            await Do(db, "UPDATE record_keys SET \"DestroyedAt\" = (SELECT MAX(\"At\") FROM facts), \"Wrapped\" = NULL WHERE \"Class\" = 'Content'");
            await Put(db, "facts", "Payload", await FactAt(db, 3), "Id", null);
        }, "no fact of the log tells of a disposal"),
        ["a fact that nobody vouches for yet is dated back"] = (async (db, w) =>
        {
            var said = Encoding.UTF8.GetString(await Envelope(db, w.Covered));
            var at = FactEnvelope.Read(Encoding.UTF8.GetBytes(said), "at")!;
            await Rewrite(db, w.Covered, Encoding.UTF8.GetBytes(said.Replace(at, "2026-11-17T08:00:00.000Z", StringComparison.Ordinal)));
        }, "before the checkpoint that came before it"),
        ["a fact is deleted before it has its place"] = (async (db, w) =>
        {
            await w.Merrowshire.Report();
            await Do(db, "DELETE FROM facts WHERE \"Id\" IN (SELECT \"FactId\" FROM facts_waiting)");
        }, "waited for its place, and its row is gone"),
        ["a fact is kept from ever having a place"] = (async (db, w) =>
        {
            await w.Merrowshire.Report();
            await Do(db, "DELETE FROM facts_waiting");
        }, "has no place and waits for none"),
        ["rows are rewritten and the stored checkpoints signed again by another key"] = (async (db, w) =>
        {
            await Rewrite(db, 3, Flip(await Envelope(db, 3)));
            var forged = w.Forger.Sign("merrowshire", 1, w.Covered, TreeHasher.Empty, SteadyClock.Start.UtcDateTime, null);
            await Do(db, $"UPDATE checkpoints SET \"Text\" = '{forged.Line}'");
        }, "WRONG. Positions 0 to"),
        ["the checkpoint file is signed again by another key"] = ((_, w) =>
        {
            var forged = CheckpointFile.Read(w.Checkpoints).Select(c => w.Forger.Sign(c.Checkpoint with { KeyId = w.Forger.PublicKey.Id }).Line);
            return File.WriteAllLinesAsync(w.Checkpoints, forged);
        }, "WRONG."),
        ["a signature is grafted onto another checkpoint"] = ((_, w) =>
        {
            var lines = CheckpointFile.Read(w.Checkpoints);
            return File.WriteAllTextAsync(w.Checkpoints, (lines[0] with { Checkpoint = lines[0].Checkpoint with { TreeSize = lines[0].Checkpoint.TreeSize + 1 } }).Line + "\n");
        }, "WRONG."),
    };

    public static TheoryData<Database, string> All()
    {
        var all = new TheoryData<Database, string>();
        foreach (var way in Ways.Keys)
        {
            all.Add(Database.Sqlite, way);
            all.Add(Database.Postgres, way);
        }
        return all;
    }

    [Theory, MemberData(nameof(All))]
    public async Task Is_seen(Database database, string way)
    {
        await using var written = await once.Copy(database);
        await using (var db = written.Merrowshire.Db())
        {
            await db.Database.OpenConnectionAsync();
            await Ways[way].Do(db.Database.GetDbConnection(), written);
        }
        var ended = await written.Verify();
        ended.Code.ShouldBe(1, ended.Out + ended.Error);
        ended.Out.ShouldStartWith("WRONG.");
        ended.Out.ShouldContain(Ways[way].Says);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_nobody_touched_holds(Database database)
    {
        await using var written = await once.Copy(database);
        var ended = await written.VerifyAsAProgram("--state", written.Merrowshire.Settings.KeyFolder);
        ended.Code.ShouldBe(0, ended.Out + ended.Error);
        ended.Out.ShouldContain($"The first {written.Covered} facts are as they were signed");
        ended.Out.ShouldContain("2 facts are not yet covered");
        ended.Out.ShouldContain("The tables are as the facts left them.");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_waits_for_its_place_counts_and_what_is_written_meanwhile_does_not(Database database)
    {
        await using var written = await once.Copy(database);
        await written.Merrowshire.Report("It waits for its place, as after a kill.");
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var sequencer = new Sequencer();
            for (var i = 1; !enough.IsCancellationRequested; i++)
            {
                await written.Merrowshire.Report();
                await using var db = written.Merrowshire.Db();
                if (i % 4 == 0) await sequencer.Place(db, "node");
            }
        });
        try
        {
            for (var i = 0; i < 4; i++)
            {
                var ended = await written.Verify("--state", written.Merrowshire.Settings.KeyFolder);
                ended.Code.ShouldBe(0, ended.Out + ended.Error);
                ended.Out.ShouldContain("The tables are as the facts left them.");
            }
        }
        finally
        {
            await enough.CancelAsync();
            await writing;
        }
        // Reading holds nobody up, and leaves nothing open behind.
        await written.Merrowshire.Report();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_table_that_was_edited_is_named(Database database)
    {
        await using var written = await once.Copy(database);
        await using (var db = written.Merrowshire.Db())
        {
            await db.Database.OpenConnectionAsync();
            var connection = db.Database.GetDbConnection();
            await Do(connection, "UPDATE concerns SET \"OwningAgency\" = 'police'");
            await Do(connection, "DELETE FROM concern_people");
        }
        var ended = await written.VerifyAsAProgram("--state", written.Merrowshire.Settings.KeyFolder);
        ended.Code.ShouldBe(1, ended.Out + ended.Error);
        ended.Out.ShouldContain("is not as the newest fact left it: it was edited");
        ended.Out.ShouldContain("is gone from its table, and no fact says so");
    }

    /// <summary>What stands beside the log: the columns that queries read, who may do what, and the keys.</summary>
    private static readonly Dictionary<string, (string Sql, string Says)> Beside = new()
    {
        ["an export is made to look like a look"] = ("UPDATE facts SET \"IsLook\" = TRUE WHERE \"Name\" = 'worker-added'", "IsLook is not as the envelope says"),
        ["a fact is put under another record"] = ("UPDATE facts SET \"RecordId\" = (SELECT MAX(CAST(\"Id\" AS TEXT)) FROM concerns) WHERE \"Name\" = 'worker-added'", "RecordId is not as the envelope says"),
        ["a fact is put under another name"] = ("UPDATE facts SET \"Name\" = 'worker-left' WHERE \"Name\" = 'worker-added'", "Name is not as the envelope says"),
        ["a fact is put on somebody else"] = ("UPDATE facts SET \"ActorKey\" = 'somebody else' WHERE \"Name\" = 'worker-added'", "ActorKey is not as the envelope says"),
        ["a fact is dated otherwise in its column"] = ("UPDATE facts SET \"At\" = (SELECT MAX(\"At\") FROM facts) WHERE \"Name\" = 'worker-added'", "At is not as the envelope says"),
        ["somebody is made a hub officer"] = ("UPDATE workers SET \"Roles\" = 'hub_officer'", "workers"),
        ["somebody's password is put in another's place"] = ("UPDATE workers SET \"PasswordHash\" = 'AQAAAAIAAYag'", "is not as the newest fact left it"),
        ["an account is opened again"] = ("UPDATE workers SET \"Active\" = FALSE", "is not as the newest fact left it"),
        ["somebody is deleted"] = ("DELETE FROM workers", "is gone from its table, and no fact says so"),
        ["keys of those who told us are deleted"] = ("DELETE FROM record_keys WHERE \"Class\" = 'Identity'", "record_keys"),
        ["a key is destroyed and no fact says so"] = ("UPDATE record_keys SET \"DestroyedAt\" = (SELECT MAX(\"At\") FROM facts) WHERE \"Class\" = 'Identity'", "is not as the newest fact left it"),
        ["the key of somebody who signs in is put out of use"] = ("UPDATE record_keys SET \"Wrapped\" = NULL WHERE \"RecordId\" IN (SELECT \"Id\" FROM workers)", "is not as the newest fact left it"),
        ["the rules of the time are edited"] = ("UPDATE configurations SET \"Text\" = \"Text\" || ' '", "the text doesn't give this digest"),
        ["the rules of the time are deleted"] = ("DELETE FROM configurations", "facts were written under it"),
        ["keys are deleted without a tombstone"] = ("DELETE FROM record_keys WHERE \"Class\" = 'Content'", "no tombstone stands in its place"),
    };

    public static TheoryData<Database, string> AllBeside()
    {
        var all = new TheoryData<Database, string>();
        foreach (var way in Beside.Keys)
        {
            all.Add(Database.Sqlite, way);
            all.Add(Database.Postgres, way);
        }
        return all;
    }

    [Theory, MemberData(nameof(AllBeside))]
    public async Task What_stands_beside_the_log_is_held_to_it(Database database, string way)
    {
        await using var written = await once.Copy(database);
        await using (var db = written.Merrowshire.Db())
        {
            await db.Database.OpenConnectionAsync();
            await Do(db.Database.GetDbConnection(), database == Database.Postgres ? Beside[way].Sql.Replace("MAX(CAST(\"Id\" AS TEXT))", "CAST(MAX(CAST(\"Id\" AS TEXT)) AS UUID)", StringComparison.Ordinal) : Beside[way].Sql);
        }
        var ended = await written.Verify("--state", written.Merrowshire.Settings.KeyFolder);
        ended.Code.ShouldBe(1, ended.Out + ended.Error);
        ended.Out.ShouldContain("WRONG.");
        ended.Out.ShouldContain(Beside[way].Says);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Another_public_key_vouches_for_nothing(Database database)
    {
        await using var written = await once.Copy(database);
        await File.WriteAllTextAsync(written.PublicKey, written.Forger.PublicKey.ToPem());
        var ended = await written.Verify();
        ended.Code.ShouldBe(1, ended.Out + ended.Error);
        ended.Out.ShouldStartWith("WRONG.");
    }

    private static byte[] Flip(byte[] bytes)
    {
        var flipped = bytes.ToArray();
        // The last character of a digest or id: still a readable envelope, only not the one that was written.
        flipped[^3] = flipped[^3] == (byte)'a' ? (byte)'b' : (byte)'a';
        return flipped;
    }

    private static async Task Rewrite(DbConnection db, long position, byte[] envelope)
    {
        await Put(db, "facts", "Envelope", await FactAt(db, position), "Id", envelope);
        await Put(db, "fact_places", "LeafHash", position, "Position", TreeHasher.Leaf(envelope).ToArray());
    }

    private static async Task<object> FactAt(DbConnection db, long position) => (await Ask(db, $"SELECT \"FactId\" FROM fact_places WHERE \"Position\" = {position}"))!;

    private static async Task<byte[]> Envelope(DbConnection db, long position) =>
        (byte[])(await Ask(db, $"SELECT \"Envelope\" FROM facts f JOIN fact_places p ON p.\"FactId\" = f.\"Id\" WHERE p.\"Position\" = {position}"))!;

    private static async Task<byte[]> Payload(DbConnection db, long position) =>
        (byte[])(await Ask(db, $"SELECT \"Payload\" FROM facts f JOIN fact_places p ON p.\"FactId\" = f.\"Id\" WHERE p.\"Position\" = {position}"))!;

    private static async Task<object?> Ask(DbConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task Do(DbConnection db, params string[] statements)
    {
        foreach (var statement in statements) await Ask(db, statement);
    }

    private static async Task Put(DbConnection db, string table, string column, object key, string keyColumn, byte[]? value)
    {
        await using var command = db.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"UPDATE {table} SET \"{column}\" = @value WHERE \"{keyColumn}\" = @key");
        foreach (var (name, content) in new[] { ("@value", value ?? (object)DBNull.Value), ("@key", key) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, content);
            if (content is DBNull) parameter.DbType = System.Data.DbType.Binary;
            command.Parameters.Add(parameter);
        }
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
