using Breakwater.Kernel.Facts;
using Breakwater.Testing;
using Breakwater.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>Facts get their places once, without a gap, from one node at a time; a restored backup opens an epoch.</summary>
public sealed class SequencerTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Two_nodes_that_both_try_while_facts_come_in_give_each_fact_one_place(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        using var other = await OpenPartnership.Open(merrowshire.Settings, merrowshire.Clock);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++) await merrowshire.Report();
        })));
        async Task<int> Keep(OpenPartnership node, string name)
        {
            var (sequencer, placed) = (new Sequencer(), 0);
            while (!writing.IsCompleted)
            {
                await using var db = node.Safeguarding();
                placed += await sequencer.Place(db, name) ?? 0;
                // The lease runs out every so often, so that the nodes take turns.
                if (placed % 7 == 3) merrowshire.Clock.GoOn(TimeSpan.FromSeconds(31));
                await Task.Delay(5);
            }
            return placed;
        }
        // A node whose lease ran out in the middle may fail on a place that the other has taken; it tries again, as the keeper does.
        var keepers = new[] { (merrowshire.Open, "one"), (other, "two") }.Select(n => Task.Run(async () =>
        {
            for (; ; )
            {
                try
                {
                    return await Keep(n.Item1, n.Item2);
                }
                catch (DbUpdateException)
                {
                    await Task.Delay(5);
                }
            }
        })).ToList();
        await writing;
        await Task.WhenAll(keepers);

        merrowshire.Clock.GoOn(TimeSpan.FromMinutes(1));
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db, node: "three");
        await using var after = merrowshire.Db();
        var places = await after.Set<FactPlace>().OrderBy(p => p.Position).ToListAsync();
        places.Select(p => p.Position).ShouldBe(Enumerable.Range(0, 60).Select(i => (long)i));
        places.Select(p => p.FactId).ShouldBeUnique();
        (await after.Set<WaitingFact>().CountAsync()).ShouldBe(0);
        (await KeptLog.Verify(merrowshire, after)).Fault.ShouldBeNull();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_waiting_fact_whose_row_was_taken_away_holds_no_other_up(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        await using var db = merrowshire.Db();
        var gone = await db.Set<StoredFact>().Select(f => f.Id).SingleAsync();
        await db.Set<StoredFact>().Where(f => f.Id == gone).ExecuteDeleteAsync();
        await merrowshire.Report();
        (await new Sequencer().Place(db, "one")).ShouldBe(1);
        (await db.Set<WaitingFact>().Select(w => w.FactId).SingleAsync()).ShouldBe(gone);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_node_without_the_lease_waits_until_it_has_run_out(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        var (one, two) = (new Sequencer(), new Sequencer());
        await using (var db = merrowshire.Db()) (await one.Place(db, "one")).ShouldBe(1);
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) (await two.Place(db, "two")).ShouldBeNull();
        merrowshire.Clock.GoOn(TimeSpan.FromSeconds(31));
        await using (var db = merrowshire.Db()) (await two.Place(db, "two")).ShouldBe(1);
        await using (var db = merrowshire.Db()) (await one.Place(db, "one")).ShouldBeNull();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_restored_backup_opens_a_new_epoch_that_names_what_was_known_before(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        var backup = Path.Combine(merrowshire.Settings.KeyFolder, "backup");
        await Backup(merrowshire, backup);
        await merrowshire.Report("Lost in the restore.");
        await merrowshire.Report("Lost as well.");
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);

        Restore(merrowshire, backup);
        await merrowshire.Reopen();
        await merrowshire.Reopen();
        await using (var db = merrowshire.Db())
        {
            (await db.Set<StoredFact>().CountAsync(f => f.Name == "log-epoch-opened")).ShouldBe(1, "once, however often it starts");
            await KeptLog.PlaceAndSign(merrowshire, db);
        }
        await merrowshire.Report("The work goes on.");
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        await using var after = merrowshire.Db();
        var report = await KeptLog.Verify(merrowshire, after);
        report.Fault.ShouldBeNull();
        report.LostInRestore.Select(c => c.Checkpoint.TreeSize).ShouldBe([3L]);
        report.Covered.ShouldBe(3);
        report.NotYetCovered.ShouldBe(0);
    }

    private static async Task Backup(EmptyPartnership merrowshire, string file)
    {
        if (merrowshire.Settings.Postgres is { } postgres)
        {
            PostgresServer.Dump(postgres, file);
            return;
        }
        await using var connection = new SqliteConnection($"Data Source={merrowshire.Settings.DatabaseFile}");
        await connection.OpenAsync();
        await using var copy = new SqliteConnection($"Data Source={file}");
        await copy.OpenAsync();
        connection.BackupDatabase(copy);
    }

    private static void Restore(EmptyPartnership merrowshire, string file)
    {
        SqliteConnection.ClearAllPools();
        if (merrowshire.Settings.Postgres is { } postgres) PostgresServer.Restore(postgres, file);
        else
        {
            foreach (var old in Directory.GetFiles(merrowshire.Settings.DataFolder, "breakwater.db*")) File.Delete(old);
            File.Copy(file, merrowshire.Settings.DatabaseFile);
        }
    }
}
