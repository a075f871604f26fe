using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding;
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

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_wrong_backup_and_then_the_right_one_leave_a_log_that_verifies(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var (wrong, right) = (Path.Combine(merrowshire.Settings.KeyFolder, "wrong"), Path.Combine(merrowshire.Settings.KeyFolder, "right"));
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        await Backup(merrowshire, wrong);
        foreach (var said in new[] { "The second.", "The third.", "The fourth." }) await merrowshire.Report(said);
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        await Backup(merrowshire, right);

        foreach (var backup in new[] { wrong, right })
        {
            Restore(merrowshire, backup);
            merrowshire.Clock.GoOn(TimeSpan.FromMinutes(1));
            await merrowshire.Reopen();
            await using var db = merrowshire.Db();
            await KeptLog.PlaceAndSign(merrowshire, db);
        }
        await using var after = merrowshire.Db();
        var report = await KeptLog.Verify(merrowshire, after);
        report.Fault.ShouldBeNull();
        (report.Covered, report.LostInRestore.Count).ShouldBe((5L, 1), "what was signed under the wrong one");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_backup_restored_without_its_checkpoint_file_opens_an_epoch_that_names_the_newest_of_the_database(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var file = merrowshire.Settings.CheckpointFile;
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        var backup = Path.Combine(merrowshire.Settings.KeyFolder, "backup");
        await Backup(merrowshire, backup);
        await merrowshire.Report("Lost in the restore.");
        await merrowshire.Report("Lost as well.");
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        var elsewhere = await File.ReadAllTextAsync(file);

        Restore(merrowshire, backup);
        File.Delete(file);
        merrowshire.Clock.GoOn(TimeSpan.FromMinutes(1));
        await merrowshire.Reopen();
        await merrowshire.Reopen();
        await using (var db = merrowshire.Db())
        {
            (await Epochs(db)).ShouldBe(1, "once, however often it starts");
            await KeptLog.PlaceAndSign(merrowshire, db);
        }
        await merrowshire.Report("The work goes on.");
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        await using var after = merrowshire.Db();
        var report = await KeptLog.Verify(merrowshire, after);
        report.Fault.ShouldBeNull();
        (report.Covered, report.NotYetCovered, report.LostInRestore.Count).ShouldBe((3L, 0L, 0));

        await File.WriteAllTextAsync(file, elsewhere + await File.ReadAllTextAsync(file));
        var fuller = await KeptLog.Verify(merrowshire, after);
        fuller.Fault.ShouldBeNull();
        fuller.LostInRestore.Select(c => c.Checkpoint.TreeSize).ShouldBe([3L]);
        fuller.Covered.ShouldBe(3);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_checkpoint_file_that_is_too_old_opens_an_epoch_unless_another_node_is_at_work(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var file = merrowshire.Settings.CheckpointFile;
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        var old = await File.ReadAllTextAsync(file);
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        var full = await File.ReadAllTextAsync(file);

        await File.WriteAllTextAsync(file, old);
        await merrowshire.Reopen();
        await using (var db = merrowshire.Db()) (await Epochs(db)).ShouldBe(0, "whoever holds the lease of the log has the file");
        merrowshire.Clock.GoOn(TimeSpan.FromMinutes(1));
        await merrowshire.Reopen();
        (await File.ReadAllTextAsync(file)).ShouldBe(full);
        await using var after = merrowshire.Db();
        (await Epochs(after)).ShouldBe(1);
        await KeptLog.PlaceAndSign(merrowshire, after);
        var report = await KeptLog.Verify(merrowshire, after);
        report.Fault.ShouldBeNull();
        (report.Covered, report.LostInRestore.Count).ShouldBe((3L, 0));
    }

    [Theory, InlineData(Database.Sqlite, true), InlineData(Database.Sqlite, false), InlineData(Database.Postgres, true), InlineData(Database.Postgres, false)]
    public async Task Servers_that_start_at_once_after_a_restore_open_one_epoch_between_them(Database database, bool withFile)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        // One opening before, which makes the key of the log's own record: without it only one could be stored anyway.
        foreach (var (servers, name) in new[] { (1, "first"), (6, "second") })
        {
            var backup = Path.Combine(merrowshire.Settings.KeyFolder, name);
            await Backup(merrowshire, backup);
            await merrowshire.Report("Lost in the restore.");
            await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
            Restore(merrowshire, backup);
            if (!withFile) File.Delete(merrowshire.Settings.CheckpointFile);
            merrowshire.Clock.GoOn(TimeSpan.FromMinutes(1));
            (await OpenEpochs(merrowshire, servers)).Count(opened => opened).ShouldBe(1);
            await merrowshire.Reopen();
            await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        }
        await using var after = merrowshire.Db();
        (await Epochs(after)).ShouldBe(2);
        var report = await KeptLog.Verify(merrowshire, after);
        report.Fault.ShouldBeNull();
        (report.Covered, report.LostInRestore.Count).ShouldBe((3L, withFile ? 2 : 0));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_last_line_that_was_cut_short_stops_neither_the_start_nor_the_signing(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var file = merrowshire.Settings.CheckpointFile;
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        var half = (await File.ReadAllTextAsync(file))[..90];

        await File.AppendAllTextAsync(file, half);
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        await File.AppendAllTextAsync(file, half);
        await merrowshire.Reopen();
        await merrowshire.Report();
        await using (var db = merrowshire.Db()) await KeptLog.PlaceAndSign(merrowshire, db);
        (await File.ReadAllLinesAsync(file)).Length.ShouldBe(3);
        await using var after = merrowshire.Db();
        (await Epochs(after)).ShouldBe(0);
        var report = await KeptLog.Verify(merrowshire, after);
        report.Fault.ShouldBeNull();
        report.Covered.ShouldBe(3);
    }

    // Whether each of so many servers opened one, all of them asking in the same moment.
    private static async Task<bool[]> OpenEpochs(EmptyPartnership merrowshire, int servers)
    {
        var nodes = new List<OpenPartnership>();
        for (var i = 0; i < servers; i++) nodes.Add(await OpenPartnership.Open(merrowshire.Settings, merrowshire.Clock, serves: false));
        var opened = await Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            await using var db = node.Safeguarding();
            return await new CheckpointKeeper(node.Partnership, merrowshire.Settings.CheckpointFile).OpenEpochAfterRestore(db);
        })));
        nodes.ForEach(node => node.Dispose());
        return opened;
    }

    private static Task<int> Epochs(SafeguardingDb db) => db.Set<StoredFact>().CountAsync(f => f.Name == "log-epoch-opened");

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
