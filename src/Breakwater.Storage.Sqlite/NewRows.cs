using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Breakwater.Storage.Sqlite;

/// <summary>
/// Rows that are new go together: their statements and values are made before the transaction begins, and each is then one step of a
/// statement that is kept. EF would put each into words while the others wait for their turn to write (<see cref="OneWriter"/>). A
/// change, a removal, and a row of which something must be read back stay with EF.
/// </summary>
internal sealed class NewRows(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies) : ModificationCommandBatch
    {
        private readonly List<IReadOnlyModificationCommand> _rows = [];
        private readonly List<(string Text, SqliteParameter[] Values)> _made = [];
        private SingularModificationCommandBatch? _other;
        private bool _more;

        public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => _other?.ModificationCommands ?? _rows;

        public override bool RequiresTransaction => _other?.RequiresTransaction ?? (_rows.Count > 1);

        public override bool AreMoreBatchesExpected => _other?.AreMoreBatchesExpected ?? _more;

        public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
        {
            if (_other is not null) return _other.TryAddCommand(modificationCommand);
            if (IsNewAndWhole(modificationCommand))
            {
                _rows.Add(modificationCommand);
                return true;
            }
            if (_rows.Count > 0) return false;
            _other = new SingularModificationCommandBatch(dependencies);
            return _other.TryAddCommand(modificationCommand);
        }

        public override void Complete(bool moreBatchesExpected)
        {
            _other?.Complete(moreBatchesExpected);
            _more = moreBatchesExpected;
            using var maker = new SqliteCommand();
            foreach (var row in _rows)
            {
                var written = row.ColumnModifications.Where(c => c.IsWrite).ToList();
                _made.Add((Text(row.TableName, written), [.. written.Select((c, i) => (SqliteParameter)c.TypeMapping!.CreateParameter(maker, "$" + i, c.Value, c.IsNullable))]));
            }
        }

        public override void Execute(IRelationalConnection connection)
        {
            if (_other is not null) _other.Execute(connection);
            else ExecuteAsync(connection).GetAwaiter().GetResult();
        }

        public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
        {
            if (_other is not null)
            {
                await _other.ExecuteAsync(connection, cancellationToken);
                return;
            }
            var (open, transaction) = ((SqliteConnection)connection.DbConnection, (SqliteTransaction?)connection.CurrentTransaction?.GetDbTransaction());
            for (var i = 0; i < _made.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (text, values) = _made[i];
                var asked = new SqliteCommand(text, open, transaction) { CommandTimeout = connection.CommandTimeout ?? open.DefaultTimeout };
                asked.Parameters.AddRange(values);
                await using var insert = KeptStatements.OfEach.For(asked, open);
                try
                {
                    await insert.ExecuteNonQueryAsync(cancellationToken);
                }
                catch (SqliteException fault)
                {
                    KeptStatements.Failed(insert);
                    throw new DbUpdateException($"A row of {_rows[i].TableName} could not be stored.", fault, _rows[i].Entries);
                }
            }
        }

        private static bool IsNewAndWhole(IReadOnlyModificationCommand row) =>
            row.EntityState == EntityState.Added && row.StoreStoredProcedure is null && row.ColumnModifications.All(c => !c.IsRead && c.TypeMapping is not null);

        private string Text(string table, List<IColumnModification> columns)
        {
            var (sql, delimit) = (new StringBuilder("INSERT INTO "), dependencies.SqlGenerationHelper);
            delimit.DelimitIdentifier(sql, table);
            sql.Append(" (");
            for (var i = 0; i < columns.Count; i++)
            {
                if (i > 0) sql.Append(", ");
                delimit.DelimitIdentifier(sql, columns[i].ColumnName);
            }
            return sql.Append(") VALUES (").AppendJoin(", ", Enumerable.Range(0, columns.Count).Select(i => "$" + i)).Append(')').ToString();
        }
    }
}
