using Breakwater.Storage.Sqlite;
using Breakwater.Web.Hosting;

namespace Breakwater.Testing;

/// <summary>A SQLite file with all tables and no row, made once in a process and copied for each test: making the tables anew takes most of a start.</summary>
internal static class FreshFile
{
    private static readonly Lazy<Task<byte[]>> Made = new(Make);

    /// <summary>Lays it where <paramref name="settings"/> say, unless PostgreSQL is asked for or something lies there.</summary>
    public static async Task Lay(Settings settings)
    {
        if (settings.Postgres is not null || File.Exists(settings.DatabaseFile)) return;
        Directory.CreateDirectory(settings.DataFolder);
        await File.WriteAllBytesAsync(settings.DatabaseFile, await Made.Value);
    }

    private static async Task<byte[]> Make()
    {
        var folder = Directory.CreateTempSubdirectory("breakwater-fresh-");
        var file = Path.Combine(folder.FullName, "fresh.db");
        await SqliteStorage.Migrate(file);
        // What lies in the journal comes into the file when nobody holds it open.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return bytes;
    }
}
