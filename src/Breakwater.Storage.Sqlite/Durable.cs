using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Breakwater.Storage.Sqlite;

/// <summary>
/// Sets each connection so that an acknowledged write survives a power cut, and foreign keys hold. A context keeps its
/// connection until it is disposed of: opening one sets these again and registers some thirty functions, which costs more
/// than most of our statements.
/// </summary>
internal sealed class Durable : DbConnectionInterceptor
{
    public static readonly Durable Pragmas = new();
    private const string Sql = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
