using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Breakwater.Web.Bench;

/// <summary>Where one county of a run lies: a folder with its SQLite file, or a schema of the bench's PostgreSQL.</summary>
internal sealed record Place(string Folder, string? Postgres)
{
    public string Data { get; init; } = Path.Combine(Folder, "data");

    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>An open connection that waits for the disk at each commit, as the product's own do.</summary>
    public async Task<DbConnection> Connect()
    {
        DbConnection connection = Postgres is null
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Data, "breakwater.db"), DefaultTimeout = 30 }.ToString())
            : new NpgsqlConnection(Postgres);
        await connection.OpenAsync();
        if (Postgres is null) await Run(connection, "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-16000;");
        return connection;
    }

    public static async Task Run(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
