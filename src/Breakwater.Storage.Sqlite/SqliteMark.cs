using System.Globalization;
using Breakwater.Kernel.Storage;
using Microsoft.Data.Sqlite;

namespace Breakwater.Storage.Sqlite;

/// <summary>
/// SQLite's <c>data_version</c>: a number that a connection sees grow with each commit of any other connection, of this
/// process or another (sqlite.org/pragma.html#pragma_data_version). This connection writes nothing, so it sees them all.
/// </summary>
public sealed class SqliteMark : ReadMark
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _ask;
    private readonly Lock _turn = new();

    public SqliteMark(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        _connection.Open();
        _ask = new SqliteCommand("PRAGMA data_version", _connection);
    }

    public override ValueTask<string> Now(PartnershipDb db)
    {
        lock (_turn) return new(((long)_ask.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _ask.Dispose();
            _connection.Dispose();
        }
        base.Dispose(disposing);
    }
}
