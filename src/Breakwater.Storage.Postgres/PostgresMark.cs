using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Breakwater.Storage.Postgres;

/// <summary>
/// PostgreSQL's snapshot: which transactions a statement that starts now would see. Each that commits, of whatever node,
/// changes it (postgresql.org/docs, "Transaction ID and Snapshot Information Functions").
/// </summary>
public sealed class PostgresMark : ReadMark
{
    public override async ValueTask<string> Now(PartnershipDb db)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var ask = new NpgsqlCommand("SELECT pg_current_snapshot()::text", (NpgsqlConnection)db.Database.GetDbConnection());
            return (string)(await ask.ExecuteScalarAsync())!;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
