#pragma warning disable EF1001 // What is not all new is the provider's to write; to hand it on is asked of its own preparer.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.EntityFrameworkCore.Update.Internal;
using Npgsql;

namespace Breakwater.Storage.Postgres;

/// <summary>
/// Rows that are all new go in one message and need no BEGIN and no COMMIT of their own: the server takes all statements up to one
/// Sync as a transaction (PostgreSQL, "Message Flow", Pipelining), so that all are stored or none. Their order, columns and
/// statements follow from the model alone and are made once (<see cref="NewTables"/>); their values are bound by place, and
/// neighbours of one table share a statement. EF would sort the rows and put each into words anew. A change or a removal keeps its
/// transaction, since whether somebody was quicker is only known when the answer is here, and is written by the provider; so is
/// whatever the model alone doesn't settle.
/// </summary>
public sealed class OneMessage(CommandBatchPreparerDependencies dependencies, ISqlGenerationHelper delimit) : CommandBatchPreparer(dependencies)
{
    /// <summary>As the provider has it.</summary>
    private const int Most = 1000;

    public override IEnumerable<ModificationCommandBatch> BatchCommands(IList<IUpdateEntry> entries, IUpdateAdapter updateAdapter) =>
        Sorted(entries) is { } rows ? [new Batch(rows)] : base.BatchCommands(entries, updateAdapter);

    /// <summary>The rows, each after what it refers to; null where something isn't new, or the model doesn't settle the order.</summary>
    private List<(IUpdateEntry Row, NewTable Table)>? Sorted(IList<IUpdateEntry> entries)
    {
        if (entries.Count is 0 or > Most) return null;
        var tables = NewTables.Of(entries[0].EntityType.Model, delimit);
        var rows = new List<(IUpdateEntry Row, NewTable Table)>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry.EntityState != EntityState.Added || entry.SharedIdentityEntry is not null || tables.For(entry.EntityType) is not { } table || !table.Writes(entry)) return null;
            if (table.RefersToItself && rows.Exists(r => r.Table == table)) return null;
            rows.Add((entry, table));
        }
        // Stable: rows of a table stay as they came.
        return [.. rows.OrderBy(r => r.Table.Place)];
    }

    private sealed class Batch(List<(IUpdateEntry Row, NewTable Table)> rows) : ModificationCommandBatch
    {
        /// <summary>No commands were made of the rows: who asks how many were written is told by the length.</summary>
        public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands { get; } = new IReadOnlyModificationCommand[rows.Count];

        public override bool RequiresTransaction => false;

        public override bool AreMoreBatchesExpected => false;

        public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand) => false;

        public override void Complete(bool moreBatchesExpected)
        {
        }

        public override void Execute(IRelationalConnection connection) => ExecuteAsync(connection).GetAwaiter().GetResult();

        public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
        {
            await using var batch = new NpgsqlBatch((NpgsqlConnection)connection.DbConnection, (NpgsqlTransaction?)connection.CurrentTransaction?.GetDbTransaction());
            if (connection.CommandTimeout is { } seconds) batch.Timeout = seconds;
            using var maker = new NpgsqlCommand();
            for (var at = 0; at < rows.Count;)
            {
                var (table, like) = (rows[at].Table, Like(at));
                var insert = new NpgsqlBatchCommand(table.Insert(like));
                for (var end = at + like; at < end; at++) table.Bind(rows[at].Row, insert.Parameters, maker);
                batch.BatchCommands.Add(insert);
            }
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (NpgsqlException fault)
            {
                // As EF says it; which table or rule it was stands in the fault.
                throw new DbUpdateException("The rows could not be stored.", fault, [.. rows.Select(r => r.Row)]);
            }
        }

        /// <summary>How many rows from <paramref name="at"/> on share a statement: eight, two or one, so that few texts are prepared for a table.</summary>
        private int Like(int at)
        {
            var like = 1;
            while (like < 8 && at + like < rows.Count && rows[at + like].Table == rows[at].Table) like++;
            return like is 8 ? 8 : Math.Min(like, 2);
        }
    }
}
