using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Breakwater.Storage.Postgres;

/// <summary>Facts in PostgreSQL: the columns of all rows as arrays, so that any number of rows is one message and one plan.</summary>
public sealed class PostgresFacts : FactTables
{
    public override Task Insert(PartnershipDb db, IReadOnlyList<StoredFact> facts)
    {
        // In one order, whoever waits with whom: two nodes that store the same rows must not wait for each other.
        var named = facts.SelectMany(f => f.Names).OrderBy(n => n.ShownTo).ThenBy(n => n.RecordId).ToList();
        NpgsqlParameter[] columns =
        [
            Column(facts, f => f.Id), Column(facts, f => f.Name), Column(facts, f => f.RecordId), Column(facts, f => f.ActId), Column(facts, f => f.ActorKey), Column(facts, f => f.IsLook),
            Column(facts, f => f.At), Column(facts, f => f.Envelope), Column(facts, f => f.Payload!),
        ];
        if (named.Count == 0) return Run(db, null, Inserting(""), CancellationToken.None, columns);
        return Run(db, null, Inserting(AlsoNamed), CancellationToken.None,
            [.. columns, Column(named, n => n.RecordId), Column(named, n => n.ShownTo), Column(named, n => n.Name), Column(named, n => n.Day), Column(named, n => n.FactId)]);
    }

    // What a list named is the same row each time that it is shown on one day.
    private const string AlsoNamed =
        """
        , named AS (
            INSERT INTO shown_in_lists ("RecordId", "ShownTo", "Name", "Day", "FactId")
            SELECT * FROM unnest($10, $11, $12, $13, $14) ON CONFLICT DO NOTHING)
        """;

    private static string Inserting(string also) =>
        $"""
        WITH stored AS (
            INSERT INTO facts ("Id", "Name", "RecordId", "ActId", "ActorKey", "IsLook", "At", "Envelope", "Payload")
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING "Id"){also}
        INSERT INTO facts_waiting ("FactId") SELECT "Id" FROM stored
        """;

    public override Task Place(PartnershipDb db, IReadOnlyList<FactPlace> places, CancellationToken stop) => Run(db, places.Count,
        """
        WITH placed AS (
            INSERT INTO fact_places ("Position", "FactId", "LeafHash") SELECT * FROM unnest($1, $2, $3) RETURNING "FactId")
        DELETE FROM facts_waiting w USING placed p WHERE w."FactId" = p."FactId"
        """,
        stop, Column(places, p => p.Position), Column(places, p => p.FactId), Column(places, p => p.LeafHash));

    private static NpgsqlParameter<T[]> Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value) => new() { TypedValue = [.. rows.Select(value)] };

    // One statement is a transaction of its own, unless its count may be wrong.
    private static async Task Run(PartnershipDb db, int? atLeast, string text, CancellationToken stop, params NpgsqlParameter[] columns)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var transaction = atLeast is null ? null : await connection.BeginTransactionAsync(stop);
            await using var command = new NpgsqlCommand(text, connection, transaction);
            command.Parameters.AddRange(columns);
            if (await command.ExecuteNonQueryAsync(stop) < atLeast) throw new DbUpdateConcurrencyException("Another node gave these facts their places.");
            if (transaction is not null) await transaction.CommitAsync(stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
