using System.Security.Cryptography;
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

    [Theory, InlineData("Sqlite"), InlineData("Postgres")]
    public void The_first_migration_bears_the_digest_of_what_it_makes(string storage)
    {
        using DbContext db = storage == "Sqlite"
            ? new Storage.Sqlite.EveryTable(SqliteStorage.Options<Storage.Sqlite.EveryTable>("never-opened.db").Options)
            : new Storage.Postgres.EveryTable(PostgresStorage.Options<Storage.Postgres.EveryTable>("Host=never-opened").Options);
        var file = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Breakwater.Storage." + storage, "Migrations"), "*_First.cs").ShouldHaveSingleItem();
        db.Database.GetMigrations().First().ShouldEndWith("_First_" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..8],
            customMessage: "Run tools/migrate --afresh: by its digest the start knows a database that another version made.");
    }
}
