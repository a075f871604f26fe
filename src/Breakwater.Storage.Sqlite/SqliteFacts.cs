using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Sqlite;

/// <summary>Facts in a SQLite file: one prepared statement for each table, run for each row.</summary>
public sealed class SqliteFacts : FactTables
{
    public override async Task Insert(PartnershipDb db, IReadOnlyList<StoredFact> facts)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction();
        await using var fact = Statement(connection, transaction, 9, "INSERT INTO facts (\"Id\", \"Name\", \"RecordId\", \"ActId\", \"ActorKey\", \"IsLook\", \"At\", \"Envelope\", \"Payload\") VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)");
        await using var waits = Statement(connection, transaction, 1, "INSERT INTO facts_waiting (\"FactId\") VALUES ($0)");
        await using var named = Statement(connection, transaction, 5, "INSERT OR IGNORE INTO shown_in_lists (\"RecordId\", \"ShownTo\", \"Name\", \"Day\", \"FactId\") VALUES ($0, $1, $2, $3, $4)");
        foreach (var f in facts)
        {
            Run(fact, f.Id, f.Name, f.RecordId, f.ActId, f.ActorKey, f.IsLook, f.At, f.Envelope, (object?)f.Payload ?? DBNull.Value);
            Run(waits, f.Id);
            foreach (var n in f.Names) Run(named, n.RecordId, n.ShownTo, n.Name, n.Day, n.FactId);
        }
        transaction.Commit();
    }

    public override async Task Place(PartnershipDb db, IReadOnlyList<FactPlace> places, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction();
        await using var place = Statement(connection, transaction, 3, "INSERT INTO fact_places (\"Position\", \"FactId\", \"LeafHash\") VALUES ($0, $1, $2)");
        await using var waited = Statement(connection, transaction, 1, "DELETE FROM facts_waiting WHERE \"FactId\" = $0");
        foreach (var p in places)
        {
            Run(place, p.Position, p.FactId, p.LeafHash);
            if (Run(waited, p.FactId) != 1) throw new DbUpdateConcurrencyException("Another node gave this fact its place.");
        }
        transaction.Commit();
    }

    private static SqliteCommand Statement(SqliteConnection connection, SqliteTransaction transaction, int values, string text)
    {
        var command = new SqliteCommand(text, connection, transaction);
        for (var i = 0; i < values; i++) command.Parameters.Add(new SqliteParameter("$" + i, null));
        return command;
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command.ExecuteNonQuery();
    }
}
