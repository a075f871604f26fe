using System.Diagnostics;
using Npgsql;

namespace Breakwater.Testing;

/// <summary>
/// A PostgreSQL server of this test process alone: started on first use in a temporary folder, reached by a Unix socket
/// and by no port, without fsync (what a power cut would lose is not what these tests ask), and gone with the process,
/// even when that is killed.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());
    private static int _schemas;
    private static readonly SemaphoreSlim OneAtATime = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-pg-").FullName;
    private readonly string _programs = Programs() ?? throw new InvalidOperationException("PostgreSQL is not installed here: apt-get install postgresql-15, or start the tests by ./test.");

    private PostgresServer()
    {
        var data = Path.Combine(KeptIn ?? _folder, "data");
        if (KeptIn is not null) Directory.CreateDirectory(KeptIn);
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder, KeptIn ?? _folder);
        if (!Directory.Exists(data)) Run("/bin/sh", "-c", $"{Owner} {_programs}/initdb -D {data} -U owner -A trust -E UTF8 --locale=C.UTF-8 --no-sync > {_folder}/initdb.log 2>&1");
        var disk = Durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        var options = $"-k {_folder} -c listen_addresses={disk} -c max_connections=1000 -c shared_buffers={(Durable ? "512MB" : "64MB")} -c log_min_messages=warning";
        // Nothing of this may be captured: the server would keep the pipe open for as long as it lives.
        Run("/bin/sh", "-c", $"{Owner} {_programs}/pg_ctl -s -w -t 60 -D {data} -l {_folder}/server.log -o '{options}' start < /dev/null > {_folder}/start.log 2>&1");
        var stop = $"{Owner} {_programs}/pg_ctl -s -D {data} -m {(KeptIn is null ? "immediate" : "fast")} stop < /dev/null > /dev/null 2>&1; rm -rf {_folder}";
        // What is kept is stopped before the process ends, for the next one's sake. What isn't is left to the watcher: tests that
        // still wait for something ten seconds after their last count as failed, and a busy machine takes that long.
        if (KeptIn is not null) AppDomain.CurrentDomain.ProcessExit += (_, _) => Run("/bin/sh", "-c", stop);
        // In a session of its own, or the signal that ends the tests' group would end the watcher too.
        Run("/bin/sh", "-c", $"setsid /bin/sh -c 'while kill -0 {Environment.ProcessId}; do sleep 1; done; {stop}' < /dev/null > /dev/null 2>&1 &");
    }

    /// <summary>Set before first use: commits wait for the disk, as in production. A bench wants it; tests needn't.</summary>
    public static bool Durable { get; set; }

    /// <summary>Set before first use: the data lie in this folder and stay there for the next process. Null: they go with the process.</summary>
    public static string? KeptIn { get; set; }

    /// <summary>The server's own connection, which may do anything, to its database <c>postgres</c>.</summary>
    public static string Administrator => Started.Value.Connection("owner");

    private static string Owner => Environment.IsPrivilegedProcess ? "runuser -u postgres --" : "";

    /// <summary>
    /// Makes an empty partnership's place: a schema and a role of its own, whose <c>search_path</c> is that schema.
    /// Returns the connection string of the role.
    /// </summary>
    public static Task<string> NewPartnership() => NewPartnership("partnership" + Interlocked.Increment(ref _schemas));

    /// <summary>The place called <paramref name="name"/>, made when a kept server has none like that.</summary>
    public static async Task<string> KeptPartnership(string name)
    {
        await using var admin = new NpgsqlConnection(Administrator);
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM pg_roles WHERE rolname = '{name}'", admin);
        return (long)(await command.ExecuteScalarAsync())! > 0 ? Started.Value.Connection(name) : await NewPartnership(name);
    }

    private static async Task<string> NewPartnership(string name)
    {
        // Two at once would change the rights of one schema, and PostgreSQL refuses the second.
        await OneAtATime.WaitAsync();
        try
        {
            await using var admin = new NpgsqlConnection(Administrator);
            await admin.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"CREATE ROLE {name} LOGIN; CREATE SCHEMA {name} AUTHORIZATION {name}; ALTER ROLE {name} SET search_path = {name}; REVOKE ALL ON SCHEMA public FROM PUBLIC", admin);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            OneAtATime.Release();
        }
        return Started.Value.Connection(name);
    }

    /// <summary>Makes a role without any rights, such as the outer side signs in by.</summary>
    public static async Task<string> NewRole()
    {
        var name = "outer" + Interlocked.Increment(ref _schemas);
        await using var admin = new NpgsqlConnection(Administrator);
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE ROLE {name} LOGIN", admin);
        await command.ExecuteNonQueryAsync();
        return Started.Value.Connection(name);
    }

    /// <summary>Takes a partnership's place away again.</summary>
    public static async Task Drop(string partnership)
    {
        await using (var own = new NpgsqlConnection(partnership)) NpgsqlConnection.ClearPool(own);
        var name = NameOf(partnership);
        await using var admin = new NpgsqlConnection(Administrator);
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{name}'; DROP SCHEMA {name} CASCADE; DROP ROLE {name}", admin);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A backup of a partnership's schema, as <c>pg_dump</c> makes it.</summary>
    public static void Dump(string partnership, string file)
    {
        var server = Started.Value;
        server.Run("/bin/sh", "-c", $"{server._programs}/pg_dump -h {server._folder} -U owner -n {NameOf(partnership)} postgres > {file} 2> {server._folder}/dump.log");
    }

    /// <summary>Puts a backup in the place of what is there.</summary>
    public static void Restore(string partnership, string file)
    {
        var server = Started.Value;
        using (var own = new NpgsqlConnection(partnership)) NpgsqlConnection.ClearPool(own);
        server.Run("/bin/sh", "-c", $"(echo 'DROP SCHEMA {NameOf(partnership)} CASCADE;'; cat {file}) | {server._programs}/psql -q -v ON_ERROR_STOP=1 -h {server._folder} -U owner postgres > {server._folder}/restore.log 2>&1");
    }

    /// <summary>Makes a partnership's place that holds what a backup of another held. Returns the connection string of its role.</summary>
    public static async Task<string> CopyOf(string partnership, string backup)
    {
        var (server, copy) = (Started.Value, await NewPartnership());
        var rename = $"s/\\b{NameOf(partnership)}\\b/{NameOf(copy)}/g";
        server.Run("/bin/sh", "-c", $"(echo 'DROP SCHEMA {NameOf(copy)} CASCADE;'; sed -E '{rename}' {backup}) | {server._programs}/psql -q -v ON_ERROR_STOP=1 -h {server._folder} -U owner postgres > {server._folder}/copy-{NameOf(copy)}.log 2>&1");
        return copy;
    }

    private static string NameOf(string partnership) => new NpgsqlConnectionStringBuilder(partnership).Username!;

    private static string? Programs() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    private string Connection(string role) => $"Host={_folder};Username={role};Database=postgres{(KeptIn is null ? ";Maximum Pool Size=30;Connection Idle Lifetime=30;Connection Pruning Interval=10" : "")};Include Error Detail=false";

    private void Run(string program, params string[] told)
    {
        using var process = Process.Start(new ProcessStartInfo(program, told) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode == 0 || !Directory.Exists(_folder)) return;
        var logs = Directory.GetFiles(_folder, "*.log").Select(File.ReadAllText);
        throw new InvalidOperationException($"The tests' PostgreSQL could not be prepared ({program}): {string.Join('\n', logs)}");
    }
}
