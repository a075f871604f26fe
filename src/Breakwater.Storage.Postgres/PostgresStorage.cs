using System.Data;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
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
        options.UseNpgsql(Prepared(connection), n => n.MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name))
            .ReplaceService<ICommandBatchPreparer, OneMessage>();
        return options;
    }

    /// <summary>Which role of which database a connection string signs in by, for comparing two.</summary>
    /// <exception cref="InvalidOperationException">It can't be read.</exception>
    public static string Role(string connection)
    {
        var read = Told(connection, "the environment variable that holds it");
        return $"{read.Host}:{read.Port}/{read.Database ?? read.Username}/{read.Username}";
    }

    /// <summary>A connection string, read.</summary>
    /// <param name="connection">The string.</param>
    /// <param name="option">Where the operator gave it.</param>
    /// <exception cref="InvalidOperationException">It can't be read.</exception>
    internal static NpgsqlConnectionStringBuilder Told(string connection, string option = "--database or BREAKWATER_DATABASE")
    {
        NpgsqlConnectionStringBuilder? read = new();
        try
        {
            read.ConnectionString = connection;
        }
        catch (ArgumentException)
        {
            read = null;
        }
        // What the fault says may quote the string, and with it a password.
        return read ?? throw new InvalidOperationException($"A PostgreSQL connection string can't be read. Check host, database, user and password in {option}; it looks like Host=localhost;Database=…;Username=…;Password=…");
    }

    /// <summary>
    /// Statements that come again are prepared by the server, so that a list with its access rule is planned once for each
    /// connection. "Max Auto Prepare=0" in the connection string turns it off, for a pooler that can't have it. Nothing here leaves
    /// anything behind in a session (no setting, no temporary table, no lock), so none is cleaned when it goes back to the pool:
    /// that took five statements for each one asked. "No Reset On Close=false" brings it back.
    /// </summary>
    private static string Prepared(string connection)
    {
        var told = Told(connection);
        if (!told.ShouldSerialize("Max Auto Prepare")) told.MaxAutoPrepare = 100;
        if (!told.ShouldSerialize("No Reset On Close")) told.NoResetOnClose = true;
        return told.ToString();
    }

    /// <summary>
    /// For one statement over all rows that costs little for each: the server would compile it first (a second, and again in each of its
    /// workers), which such a statement never earns back, and its workers would take the processors from whoever hashes what they read.
    /// Options that were told stay as they are.
    /// </summary>
    public static string ForLongReading(string connection)
    {
        var told = Told(connection);
        if (!told.ShouldSerialize("Options")) told.Options = "-c jit=off -c max_parallel_workers_per_gather=0";
        return told.ToString();
    }

    /// <summary>Whatever <paramref name="db"/> reads until this ends is as it was at its first reading. It writes nothing, and keeps nobody from writing.</summary>
    public static async Task<IDbContextTransaction> Snapshot(DbContext db, CancellationToken stop)
    {
        var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await db.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY", stop);
        return snapshot;
    }

    /// <summary>Brings the schema up to date; programs that start at once take turns by an advisory lock.</summary>
    /// <exception cref="InvalidOperationException">The server can't be reached or refuses, or another version made the tables; the message says what to do.</exception>
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
            await RefuseAnotherVersion(db, connection);
            if ((await db.Database.GetPendingMigrationsAsync()).Any()) await db.Database.MigrateAsync();
            await PublishedSearch.Prepare(db);
        }
        catch (Exception fault) when (fault is NpgsqlException or ArgumentException)
        {
            throw new InvalidOperationException($"PostgreSQL can't be used with this connection: {fault.Message.TrimEnd('.')}. Check host, database, user and password in --database or BREAKWATER_DATABASE.", fault);
        }
    }

    /// <summary>Tables that another version of the program made are left as they are.</summary>
    /// <exception cref="InvalidOperationException">They are in this schema; the message says what to do.</exception>
    public static Task RefuseAnotherVersion(DbContext tables, string connection, CancellationToken stop = default) =>
        TablesOfAnotherVersion.Refuse(tables, $"The schema of {Role(connection)}", "keep it and give this version a schema and a role of its own with --database", stop);

    /// <summary>Whether anything was ever sealed in this schema: asked before there are keys, and before any model is made.</summary>
    public static async Task<bool> HoldsKeys(string connection)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM record_keys)", open);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
