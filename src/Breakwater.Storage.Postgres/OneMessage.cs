#pragma warning disable EF1001 // The provider's own batch is the only one that knows how to write a change; what is asked of it is public.
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Update.Internal;

namespace Breakwater.Storage.Postgres;

/// <summary>
/// Rows that are new and go in one batch need no BEGIN and no COMMIT of their own: the server takes all statements up to one
/// Sync as a transaction (PostgreSQL, "Message Flow", Pipelining), so that all are stored or none. Their values are bound by place,
/// and neighbours of one table share a statement: EF would name each value and put each row into words, and the driver would read
/// them again. A change or a removal keeps its transaction, since whether somebody was quicker is only known when the answer is
/// here, and is written by the provider; so do rows that need a second batch.
/// </summary>
public sealed class OneMessage(ModificationCommandBatchFactoryDependencies dependencies, IDbContextOptions options)
    : IModificationCommandBatchFactory
{
    /// <summary>As the provider has it.</summary>
    private const int Usual = 1000;

    private readonly int _most = options.Extensions.OfType<NpgsqlOptionsExtension>().FirstOrDefault()?.MaxBatchSize ?? Usual;

    public ModificationCommandBatch Create() => new Batch(dependencies, _most);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies, int most) : ModificationCommandBatch
    {
        private readonly List<IReadOnlyModificationCommand> _rows = [];
        private readonly List<NpgsqlBatchCommand> _made = [];
        private NpgsqlModificationCommandBatch? _other;
        private bool _more;

        public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => _rows;

        public override bool RequiresTransaction => _other?.RequiresTransaction ?? false;

        public override bool AreMoreBatchesExpected => _more;

        public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
        {
            if (_rows.Count >= most) return false;
            _rows.Add(modificationCommand);
            return true;
        }

        public override void Complete(bool moreBatchesExpected)
        {
            _more = moreBatchesExpected;
            if (_rows.TrueForAll(IsNewAndWhole))
            {
                using var maker = new NpgsqlCommand();
                for (var at = 0; at < _rows.Count;)
                {
                    var like = Like(at);
                    _made.Add(Insert(maker, at, like));
                    at += like;
                }
                return;
            }
            _other = new NpgsqlModificationCommandBatch(dependencies, most);
            foreach (var row in _rows)
                if (!_other.TryAddCommand(row)) throw new InvalidOperationException($"{_rows.Count} rows don't go into one batch of the provider, which takes {most}.");
            _other.Complete(moreBatchesExpected);
        }

        public override void Execute(IRelationalConnection connection) => ExecuteAsync(connection).GetAwaiter().GetResult();

        public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
        {
            if (_other is not null)
            {
                await _other.ExecuteAsync(connection, cancellationToken);
                return;
            }
            await using var batch = new NpgsqlBatch((NpgsqlConnection)connection.DbConnection, (NpgsqlTransaction?)connection.CurrentTransaction?.GetDbTransaction());
            if (connection.CommandTimeout is { } seconds) batch.Timeout = seconds;
            foreach (var insert in _made) batch.BatchCommands.Add(insert);
            try
            {
                await batch.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (NpgsqlException fault)
            {
                // As EF says it; which table or rule it was stands in the fault.
                throw new DbUpdateException("The rows could not be stored.", fault, [.. _rows.SelectMany(r => r.Entries)]);
            }
        }

        private static bool IsNewAndWhole(IReadOnlyModificationCommand row) =>
            row.EntityState == EntityState.Added && row.StoreStoredProcedure is null && row.ColumnModifications.All(c => !c.IsRead && c.TypeMapping is not null);

        /// <summary>How many rows from <paramref name="at"/> on share a statement: eight, two or one, so that few texts are prepared for a table.</summary>
        private int Like(int at)
        {
            var (row, like) = (_rows[at], 1);
            while (like < 8 && at + like < _rows.Count && IsLike(row, _rows[at + like])) like++;
            return like is 8 ? 8 : Math.Min(like, 2);
        }

        private static bool IsLike(IReadOnlyModificationCommand one, IReadOnlyModificationCommand other) =>
            one.TableName == other.TableName && one.Schema == other.Schema && Written(one).SequenceEqual(Written(other));

        private static IEnumerable<string> Written(IReadOnlyModificationCommand row) => row.ColumnModifications.Where(c => c.IsWrite).Select(c => c.ColumnName);

        private NpgsqlBatchCommand Insert(NpgsqlCommand maker, int first, int rows)
        {
            var (sql, delimit, place) = (new StringBuilder("INSERT INTO "), dependencies.SqlGenerationHelper, 0);
            delimit.DelimitIdentifier(sql, _rows[first].TableName, _rows[first].Schema);
            sql.Append(" (");
            foreach (var column in Written(_rows[first]))
            {
                if (place++ > 0) sql.Append(", ");
                delimit.DelimitIdentifier(sql, column);
            }
            sql.Append(") VALUES ");
            var insert = new NpgsqlBatchCommand();
            for (var row = 0; row < rows; row++)
            {
                sql.Append(row == 0 ? "(" : ", (");
                var inRow = 0;
                foreach (var column in _rows[first + row].ColumnModifications)
                {
                    if (!column.IsWrite) continue;
                    var value = (NpgsqlParameter)column.TypeMapping!.CreateParameter(maker, "", column.Value, column.IsNullable);
                    insert.Parameters.Add(value);
                    sql.Append(inRow++ == 0 ? "$" : ", $").Append(insert.Parameters.Count);
                }
                sql.Append(')');
            }
            insert.CommandText = sql.ToString();
            return insert;
        }
    }
}
