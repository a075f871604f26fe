using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Breakwater.Storage.Sqlite;

/// <summary>
/// Keeps what SQLite prepared for a statement with the connection that prepared it. Reading the text of a list with its
/// access rule and planning it again costs more than running it; the values are bound anew each time.
/// </summary>
internal sealed class KeptStatements : DbCommandInterceptor
{
    public static readonly KeptStatements OfEach = new();
    private const int Most = 80, LongestText = 16_000;
    private readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, Kept>> _of = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand { Connection: { State: ConnectionState.Open } connection } asked ? For(asked, connection) : result;

    /// <summary>The kept statement that says the same, with its values; or <paramref name="asked"/> itself.</summary>
    public SqliteCommand For(SqliteCommand asked, SqliteConnection connection)
    {
        if (asked.CommandText.Length > LongestText) return asked;
        var mine = _of.GetOrCreateValue(connection);
        if (!mine.TryGetValue(asked.CommandText, out var kept) || kept.Failed)
        {
            if (kept is null && mine.Count >= Most) return asked;
            mine[asked.CommandText] = kept = new Kept { Connection = connection, CommandText = asked.CommandText };
        }
        // Somebody reads from it still: a statement can't be run twice at a time.
        else if (kept.InUse) return asked;

        kept.InUse = true;
        (kept.Transaction, kept.CommandTimeout) = (asked.Transaction, asked.CommandTimeout);
        kept.Parameters.Clear();
        foreach (SqliteParameter value in asked.Parameters) kept.Parameters.Add(value);
        asked.Dispose();
        return kept;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Failed(command);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Failed(command);
        return Task.CompletedTask;
    }

    // In what state an error leaves a statement needn't be known: it isn't used again.
    public static void Failed(DbCommand command)
    {
        if (command is Kept kept) kept.Failed = true;
    }

    /// <summary>To be done with it the first time means that it may be taken again; the second time (its connection closes) it goes.</summary>
    private sealed class Kept : SqliteCommand
    {
        public bool InUse { get; set; }

        public bool Failed { get; set; }

        protected override void Dispose(bool disposing)
        {
            if (disposing && InUse && !Failed)
            {
                InUse = false;
                Parameters.Clear();
                Transaction = null;
            }
            else base.Dispose(disposing);
        }
    }
}
