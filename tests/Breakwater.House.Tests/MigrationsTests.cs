using Breakwater.Storage.Postgres;
using Breakwater.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.House.Tests;

/// <summary>Both migration sets say what the model says.</summary>
public sealed class MigrationsTests
{
    [Fact]
    public void Sqlite_has_no_pending_model_change()
    {
        using var db = new Storage.Sqlite.EveryTable(SqliteStorage.Options<Storage.Sqlite.EveryTable>("never-opened.db").Options);
        db.Database.HasPendingModelChanges().ShouldBeFalse("Run tools/migrate NAME.");
    }

    [Fact]
    public void Postgres_has_no_pending_model_change()
    {
        using var db = new Storage.Postgres.EveryTable(PostgresStorage.Options<Storage.Postgres.EveryTable>("Host=never-opened").Options);
        db.Database.HasPendingModelChanges().ShouldBeFalse("Run tools/migrate NAME.");
    }
}
