using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>Nothing changes without an Act and a fact, and a form that is sent twice changes things once.</summary>
public sealed class EveryChangeIsAnActTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_change_without_a_fact_is_refused_and_nothing_is_saved(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        await using (var db = merrowshire.Db())
        {
            (await db.Concerns.SingleAsync()).Urgency = Urgency.Now;
            await Should.ThrowAsync<ActMissingException>(() => db.SaveChangesAsync());
        }
        await using (var db = merrowshire.Db())
        {
            var concern = await db.Concerns.SingleAsync();
            Should.Throw<ActMissingException>(() => db.Record(new ConcernTaken("Owen Marsh"), concern));
        }
        await using (var db = merrowshire.Db())
        {
            // A look is a fact, but it doesn't say what was changed.
            var concern = await db.Concerns.SingleAsync();
            db.Begin(merrowshire.Act(merrowshire.Hub));
            concern.Urgency = Urgency.Now;
            db.Record(new ConcernOpened("Owen Marsh"), concern);
            await Should.ThrowAsync<ActMissingException>(() => db.SaveChangesAsync());
        }
        await using (var db = merrowshire.Db())
        {
            db.Remove(await db.Concerns.SingleAsync());
            await Should.ThrowAsync<ActMissingException>(() => db.SaveChangesAsync());
        }
        await using var after = merrowshire.Db();
        (await after.Concerns.SingleAsync()).Urgency.ShouldBe(Urgency.Routine);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_was_given_up_is_not_said_by_the_next_saving(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        await using var db = merrowshire.Db();
        db.Begin(merrowshire.Act(merrowshire.Hub));
        db.Record(new ConcernReopened("Owen Marsh"), await db.Concerns.SingleAsync());
        db.GiveUp();
        var concern = await db.Concerns.SingleAsync();
        await new TakeConcern(db).Do(merrowshire.Act(merrowshire.Hub), merrowshire.Hub, concern, concern.Version);
        var said = await db.Set<StoredFact>().AsNoTracking().Select(f => f.Name).ToListAsync();
        said.ShouldContain("concern-taken");
        said.ShouldNotContain("concern-reopened");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_purpose_or_basis_that_is_not_in_the_coded_list_is_refused(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await using var db = merrowshire.Db();
        Should.Throw<ArgumentException>(() => db.Begin(merrowshire.Act(merrowshire.Hub) with { Purpose = "curiosity" })).Message.ShouldContain("curiosity");
        Should.Throw<ArgumentException>(() => db.Begin(merrowshire.Act(merrowshire.Hub) with { Basis = "because" })).Message.ShouldContain("because");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_same_form_sent_twenty_times_at_once_makes_one_concern(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var once = new Guid(7, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7]);
        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var db = merrowshire.Db();
            db.Add(new IdempotencyKey { Key = once, Answer = "", At = merrowshire.Clock.Instant() });
            try
            {
                await new ReportConcern(db).Do(merrowshire.Act(merrowshire.Hub), new ReportInput("child", Channel.Telephone, Promise.Anonymous, "Once only."));
                return 1;
            }
            catch (DbUpdateException)
            {
                return 0;
            }
        })));
        saved.Sum().ShouldBe(1);
        await using var after = merrowshire.Db();
        (await after.Concerns.CountAsync()).ShouldBe(1);
        (await after.Set<StoredFact>().CountAsync(f => f.Name == "concern-received")).ShouldBe(1);
        (await after.Set<Kernel.Keys.RecordKey>().CountAsync()).ShouldBe(1);
    }

    /// <summary>On PostgreSQL new rows of one batch go without a BEGIN: 30 make one, 1,500 make two.</summary>
    [Theory, InlineData(Database.Sqlite, 30), InlineData(Database.Sqlite, 1500), InlineData(Database.Postgres, 30), InlineData(Database.Postgres, 1500)]
    public async Task Of_rows_that_are_saved_together_one_that_cant_be_stored_keeps_all_from_it(Database database, int rows)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        IdempotencyKey Key(int n) => new() { Key = new Guid(n, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7]), Answer = "", At = merrowshire.Clock.Instant() };
        foreach (var taken in new[] { 0, rows / 2, rows - 1 })
        {
            await using (var db = merrowshire.Db())
            {
                db.Add(Key(taken));
                await db.SaveChangesAsync();
            }
            await using (var db = merrowshire.Db())
            {
                db.AddRange(Enumerable.Range(0, rows).Select(Key));
                await Should.ThrowAsync<DbUpdateException>(() => new ReportConcern(db).Do(merrowshire.Act(merrowshire.Hub), new ReportInput("child", Channel.Telephone, Promise.Anonymous, "None of it.")));
            }
            await using (var db = merrowshire.Db())
            {
                (await db.Set<IdempotencyKey>().SingleAsync()).Key.ShouldBe(Key(taken).Key);
                (await db.Concerns.CountAsync() + await db.Set<StoredFact>().CountAsync() + await db.Set<Kernel.Keys.RecordKey>().CountAsync()).ShouldBe(0);
                db.RemoveRange(await db.Set<IdempotencyKey>().ToListAsync());
                await db.SaveChangesAsync();
            }
        }
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task New_rows_beside_a_change_that_came_too_late_are_not_stored(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await merrowshire.Report();
        await using var slow = merrowshire.Db();
        var concern = await slow.Concerns.SingleAsync();
        await using (var quick = merrowshire.Db())
            await new TakeConcern(quick).Do(merrowshire.Act(merrowshire.Hub), merrowshire.Hub, await quick.Concerns.SingleAsync(), concern.Version);
        slow.Add(new IdempotencyKey { Key = Guid.Empty, Answer = "", At = merrowshire.Clock.Instant() });
        await Should.ThrowAsync<SecondWriter>(() => new TakeConcern(slow).Do(merrowshire.Act(merrowshire.Manager), merrowshire.Manager, concern, concern.Version));
        await using var after = merrowshire.Db();
        (await after.Set<IdempotencyKey>().CountAsync()).ShouldBe(0);
        (await after.Set<StoredFact>().CountAsync(f => f.Name == "concern-taken")).ShouldBe(1);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Somebody_who_is_named_after_a_concern_was_added_is_stored_with_it(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await using (var db = merrowshire.Db())
        {
            var concern = (await new ReportConcern(db).Add(merrowshire.Act(merrowshire.Hub), new ReportInput("child", Channel.Telephone, Promise.Anonymous, "A car waits."))).Concern;
            concern.People.Add(new ConcernPerson { Id = Kernel.Ids.Id<ConcernPerson>.New(merrowshire.Clock), ConcernId = concern.Id, Role = PersonRole.ChildAtRisk, Name = PersonName.Of("Quentin Larkspur") });
            await db.SaveChangesAsync();
        }
        await using var after = merrowshire.Db();
        (await after.Concerns.Include(c => c.People).SingleAsync()).People.ShouldHaveSingleItem().Name!.Text.ShouldBe("Quentin Larkspur");
    }
}
