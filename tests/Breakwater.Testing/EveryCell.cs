using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Testing;

/// <summary>All that stands in a database, as text, for tests that say what must not stand there.</summary>
public static class EveryCell
{
    public static async Task<string> Of(DbContext db)
    {
        await db.Database.OpenConnectionAsync();
        var text = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var i = 0; i < rows.FieldCount; i++)
                    text.Append(rows.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : rows.GetValue(i)).Append('\n');
        }
        return text.ToString();
    }
}
