using System.Globalization;
using System.Text;
using Breakwater.Scrutiny;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Breakwater.Storage.Postgres;

/// <summary>
/// The role by which the outer side of the wall signs in: all rights on the committees' tables, those of the Kernel's that
/// a recorded act needs, and none on the inner side's. An operator makes the role once; the rights are given here at
/// each start, so that a new table is shut until it is named.
/// </summary>
public static class OuterRole
{
    private static readonly (string Table, string Rights)[] Kernel =
    [
        ("facts", "SELECT, INSERT"), ("facts_waiting", "INSERT"), ("record_keys", "SELECT, INSERT"), ("outbox", "INSERT"), ("idempotency_keys", "SELECT, INSERT, UPDATE"),
    ];

    /// <summary>Gives the rights, taking all others away first, and returns the connection string to use.</summary>
    /// <param name="owner">Connection string of the partnership's own role.</param>
    /// <param name="outer">Connection string of the outer role.</param>
    /// <exception cref="InvalidOperationException">The outer role can't be used; the message says what to do.</exception>
    public static async Task<string> Prepare(string owner, string outer)
    {
        var asked = PostgresStorage.Told(outer, "--outer-database or BREAKWATER_OUTER_DATABASE");
        if (asked.Username is not { Length: > 0 } role || role == PostgresStorage.Told(owner).Username)
            throw new InvalidOperationException("The outer side needs a role of its own: name another user in --outer-database than in --database.");
        try
        {
            await using var db = new EveryTable(PostgresStorage.Options<EveryTable>(owner).Options);
            await using var connection = new NpgsqlConnection(owner);
            await connection.OpenAsync();
            await using var where = new NpgsqlCommand("SELECT current_schema()::text", connection);
            var (schema, quoted) = ((string)(await where.ExecuteScalarAsync())!, Quoted(role));
            var rights = new StringBuilder($"REVOKE ALL ON ALL TABLES IN SCHEMA {Quoted(schema)} FROM {quoted}; GRANT USAGE ON SCHEMA {Quoted(schema)} TO {quoted};");
            foreach (var table in Tables(db)) rights.Append(CultureInfo.InvariantCulture, $"GRANT SELECT, INSERT, UPDATE, DELETE ON {Quoted(table)} TO {quoted};");
            foreach (var (table, some) in Kernel) rights.Append(CultureInfo.InvariantCulture, $"GRANT {some} ON {Quoted(table)} TO {quoted};");
            await using var give = new NpgsqlCommand(rights.ToString(), connection);
            await give.ExecuteNonQueryAsync();
            asked.SearchPath = schema;
            return asked.ToString();
        }
        catch (NpgsqlException fault)
        {
            throw new InvalidOperationException($"The role of the outer side can't be prepared: {fault.Message} Make it once with CREATE ROLE {role} LOGIN.", fault);
        }
    }

    /// <summary>The outer side's tables: those of the Scrutiny project, and no other.</summary>
    private static IEnumerable<string> Tables(EveryTable db) =>
        db.Model.GetEntityTypes().Where(t => t.ClrType.Assembly == typeof(ScrutinyDb).Assembly).Select(t => t.GetTableName()!).Distinct();

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
