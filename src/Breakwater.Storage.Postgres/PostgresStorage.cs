using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Breakwater.Storage.Postgres;

/// <summary>
/// One partnership in one PostgreSQL schema, reached by one role whose <c>search_path</c> is that schema: the model names
/// no schema, so the same migrations serve every partnership.
/// </summary>
public static class PostgresStorage
{
    private const long MigrationTurn = 0x42726561_6B776174;

    public static DbContextOptionsBuilder<T> Options<T>(string connection) where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        options.UseNpgsql(connection, n => n.MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name));
        return options;
    }

    /// <summary>Brings the schema up to date; programs that start at once take turns by an advisory lock.</summary>
    /// <exception cref="InvalidOperationException">The server can't be reached or refuses; the message says what to do.</exception>
    public static async Task Migrate(string connection)
    {
        try
        {
            await using var db = new EveryTable(Options<EveryTable>(connection).Options);
            // Not from the pool: a pooled connection would keep the turn after it is closed here.
            await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ToString());
            await turn.OpenAsync();
            await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({MigrationTurn})", turn) { CommandTimeout = 0 };
            await take.ExecuteNonQueryAsync();
            if ((await db.Database.GetPendingMigrationsAsync()).Any()) await db.Database.MigrateAsync();
            await PublishedSearch.Prepare(db);
        }
        catch (Exception fault) when (fault is NpgsqlException or ArgumentException)
        {
            throw new InvalidOperationException($"PostgreSQL can't be used with this connection: {fault.Message.TrimEnd('.')}. Check host, database, user and password in --database or BREAKWATER_DATABASE.", fault);
        }
    }
}
