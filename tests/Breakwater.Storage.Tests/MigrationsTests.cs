using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>A database comes up to date by itself, again and again, however many programs start at once.</summary>
public sealed class MigrationsTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Migrations_apply_and_apply_again_and_keep_what_is_there(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var concern = await merrowshire.Report();
        await merrowshire.Reopen();
        await merrowshire.Reopen();
        await using var db = merrowshire.Db();
        (await db.Concerns.SingleAsync()).Reference.ShouldBe(concern.Reference);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Programs_that_start_at_once_on_an_empty_database_all_come_up(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database, open: false);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => OpenPartnership.Open(merrowshire.Settings, merrowshire.Clock))));

        // All of them hold the same keys: what one seals, each other opens.
        await using var db = nodes[0].Safeguarding();
        var concern = (await new ReportConcern(db).Do(merrowshire.Act(merrowshire.Hub), new ReportInput("place", Channel.Telephone, Promise.Confidential, "Men come and go at all hours."))).Concern;
        foreach (var node in nodes)
        {
            await using var other = node.Safeguarding();
            (await other.Unseal(concern.Id.Value, "concerns.narrative", concern.Narrative)).ShouldBe("Men come and go at all hours.");
            node.Dispose();
        }
    }

    [Theory, InlineData(Database.Sqlite, "--data"), InlineData(Database.Postgres, "--database")]
    public async Task A_database_that_another_version_made_is_refused_and_left_as_it_is(Database database, string option)
    {
        const string Older = "20261121000000_First";
        await using var merrowshire = await EmptyPartnership.On(database);
        var concern = await merrowshire.Report();
        await using (var db = merrowshire.Db())
        {
            var ours = await Migration(db).SingleAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = {Older}");
            var refused = await Should.ThrowAsync<InvalidOperationException>(() => OpenPartnership.Open(merrowshire.Settings, merrowshire.Clock));
            foreach (var said in new[] { "another version of Breakwater", Older + ",", ours, "Nothing in it was changed", option }) refused.Message.ShouldContain(said);
            (await Migration(db).SingleAsync()).ShouldBe(Older);
            await db.Database.ExecuteSqlAsync($"UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = {ours}");
        }
        await merrowshire.Reopen();
        await using var after = merrowshire.Db();
        (await after.Concerns.SingleAsync()).Reference.ShouldBe(concern.Reference);
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_on_sqlite_stops_nobody()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite, open: false);
        Directory.CreateDirectory(merrowshire.Settings.DataFolder);
        await using (var connection = new SqliteConnection($"Data Source={merrowshire.Settings.DatabaseFile}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-18 09:00:00')""";
            await command.ExecuteNonQueryAsync();
        }
        var start = merrowshire.Reopen();
        (await Task.WhenAny(start, Task.Delay(TimeSpan.FromSeconds(60)))).ShouldBe(start, "the start waits for a lock that nobody holds");
        await start;
        (await merrowshire.Report()).Reference.ShouldStartWith("C-");
    }

    private static IQueryable<string> Migration(SafeguardingDb db) => db.Database.SqlQuery<string>($"SELECT \"MigrationId\" AS \"Value\" FROM \"__EFMigrationsHistory\"");
}
