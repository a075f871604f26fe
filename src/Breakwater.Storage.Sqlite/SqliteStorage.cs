using Breakwater.Kernel.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Breakwater.Storage.Sqlite;

/// <summary>One partnership in one SQLite file: write-ahead log, every commit on the disk before it is acknowledged.</summary>
public static class SqliteStorage
{
    public static DbContextOptionsBuilder<T> Options<T>(string file) where T : DbContext
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        var options = new DbContextOptionsBuilder<T>();
        options.UseSqlite(connection, s => s.MigrationsAssembly(typeof(SqliteStorage).Assembly.GetName().Name));
        options.ReplaceService<IModificationCommandBatchFactory, NewRows>();
        options.AddInterceptors(Durable.Pragmas, KeptStatements.OfEach, OneWriter.AtATime);
        return options;
    }

    /// <summary>Brings the file up to date, under a lock file so that two programs starting at once take turns.</summary>
    /// <exception cref="InvalidOperationException">The file can't be made or written, or another version made it; the message says what to do.</exception>
    public static async Task Migrate(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            await using var turn = await Turn(file + ".migrating");
            await using var db = new EveryTable(Options<EveryTable>(file).Options);
            await RefuseAnotherVersion(db, file);
            await ClearStaleLock(db);
            if ((await db.Database.GetPendingMigrationsAsync()).Any()) await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
            await PublishedSearch.Prepare(db);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == 13)
        {
            throw new InvalidOperationException($"The disk that holds {file} is full. Make room and start again; nothing that was saved is lost.", fault);
        }
        catch (Exception fault) when (fault is SqliteException { SqliteErrorCode: 8 or 14 } or UnauthorizedAccessException or IOException)
        {
            throw new InvalidOperationException($"The database file {file} can't be written ({fault.Message}). Make it and its folder writable for the user that runs Breakwater, or name another with --data.", fault);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 26 or 11)
        {
            throw new InvalidOperationException($"{file} is not a SQLite database, or it is damaged. Restore it from backup, or name another folder with --data.", fault);
        }
    }

    /// <summary>Tables that another version of the program made are left as they are.</summary>
    /// <exception cref="InvalidOperationException">It is such a file; the message says what to do.</exception>
    public static Task RefuseAnotherVersion(DbContext tables, string file, CancellationToken stop = default) =>
        TablesOfAnotherVersion.Refuse(tables, file, "keep it and name another folder with --data; a demonstration begins afresh once its folder is deleted (that of ./run is ./var)", stop);

    /// <summary>Whether anything was ever sealed in this file: asked before there are keys, and before any model is made.</summary>
    public static async Task<bool> HoldsKeys(string file)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync();
        await using var command = new SqliteCommand("SELECT EXISTS (SELECT 1 FROM record_keys)", connection);
        return (long)(await command.ExecuteScalarAsync())! != 0;
    }

    /// <summary>Whatever <paramref name="db"/> reads until this ends is as it was at its first reading. It writes nothing, and keeps nobody from writing.</summary>
    public static async Task<IDbContextTransaction> Snapshot(DbContext db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), stop))!;
    }

    // A kill during a migration leaves a row in the lock table, and the next start would wait for it without end.
    private static async Task ClearStaleLock(EveryTable db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) == 0) return;
        command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync();
    }

    // The file stays: taking it away at the end would let one wait for a file that is gone while another makes a new one.
    private static async Task<FileStream> Turn(string lockFile)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException fault) when (tries < 600 && IsHeldByAnother(fault))
            {
                await Task.Delay(100);
            }
        }
    }

    // As .NET tells it: Windows' sharing and lock violations, EWOULDBLOCK of Linux and of macOS. A disk that can't be written says so at once.
    private static bool IsHeldByAnother(IOException fault) => OperatingSystem.IsWindows() ? (fault.HResult & 0xFFFF) is 32 or 33 : fault.HResult is 11 or 35;
}
