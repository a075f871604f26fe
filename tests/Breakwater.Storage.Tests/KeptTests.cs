using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>What is kept for speed (contexts, prepared statements, put-together queries) carries nothing from one person to the next.</summary>
public sealed class KeptTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_kept_query_answers_each_asker_by_the_rule_as_it_stands(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var concern = await merrowshire.Report();
        // The same role in the same place, so the very same kept query; in another agency; in no team; with another role.
        var (owen, colleague) = (merrowshire.Hub, merrowshire.Hub with { WorkerId = Id<Worker>.New(merrowshire.Clock) });
        var (elsewhere, teamless, stranger) = (owen with { Agency = "police" }, owen with { Team = null }, owen with { Roles = ["councillor"] });
        foreach (var viewer in new[] { owen, colleague, elsewhere, teamless, stranger, owen }) await TheSame(merrowshire, concern.Id, viewer);
        (await Kept(merrowshire, concern.Id, owen)).Count.ShouldBe(1);
        (await Kept(merrowshire, concern.Id, elsewhere)).ShouldBeEmpty();

        await using (var db = merrowshire.Db())
        {
            var loaded = await db.Concerns.SingleAsync(c => c.Id == concern.Id);
            await new DeclareConflict(db).Do(merrowshire.Act(owen), owen, loaded, loaded.Version, new Worker { Id = owen.WorkerId, Email = "o@merrowshire.example", NormalisedEmail = "O@MERROWSHIRE.EXAMPLE", Name = owen.Name, Agency = owen.Agency, Roles = "hub_officer" });
        }
        (await Kept(merrowshire, concern.Id, owen)).ShouldBeEmpty();
        (await Kept(merrowshire, concern.Id, colleague)).Count.ShouldBe(1);
        foreach (var viewer in new[] { owen, colleague }) await TheSame(merrowshire, concern.Id, viewer);
        (await Kept(merrowshire, concern.Id, owen with { BreakGlassRecordId = concern.Id.Value })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_that_would_keep_a_value_of_the_first_asker_is_refused()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        await using var db = merrowshire.Db();
        var reference = "C-1";
        (await Should.ThrowAsync<InvalidOperationException>(() => db.Kept("by reference", merrowshire.Hub, default, default, () => db.Concerns.Where(c => c.Reference == reference))))
            .Message.ShouldContain("as it was the first time");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_context_that_is_used_again_remembers_nothing(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        var concern = await merrowshire.Report();
        var first = merrowshire.Db();
        first.Begin(merrowshire.Act(merrowshire.Hub));
        var loaded = await first.Concerns.Include(c => c.People).SingleAsync(c => c.Id == concern.Id);
        loaded.Take(merrowshire.Hub.WorkerId, merrowshire.Clock.Instant());
        first.Record(new ConcernTaken("Owen Marsh"), loaded);
        await first.KeyOf(concern.Id.Value);
        await first.DisposeAsync();
        await first.DisposeAsync();

        await using var second = merrowshire.Db();
        await using var third = merrowshire.Db();
        second.ShouldBeSameAs(first);
        third.ShouldNotBeSameAs(first);
        Should.Throw<ActMissingException>(() => second.Act);
        second.ChangeTracker.Entries().ShouldBeEmpty();
        (await second.SaveChangesAsync()).ShouldBe(0);
        (await second.Concerns.SingleAsync(c => c.Id == concern.Id)).HolderId.ShouldBeNull();
        await using (var gone = merrowshire.Db())
        {
            (await gone.Set<RecordKey>().SingleAsync(k => k.RecordId == concern.Id.Value)).Destroy(merrowshire.Clock.Instant());
            gone.Begin(merrowshire.Act(merrowshire.Hub));
            await gone.SaveChangesAsync();
        }
        // The key is read again, not remembered: a record that was disposed of stays shut.
        await Should.ThrowAsync<InvalidOperationException>(() => second.Unseal(concern.Id.Value, "concerns.narrative", concern.Narrative));
    }

    [Fact]
    public async Task A_context_with_an_open_transaction_is_not_used_again()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        var first = merrowshire.Db();
        await first.Database.BeginTransactionAsync();
        await first.DisposeAsync();
        await using var second = merrowshire.Db();
        second.ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task A_statement_that_is_being_read_can_be_asked_again_at_the_same_time()
    {
        await using var merrowshire = await EmptyPartnership.On(Database.Sqlite);
        for (var i = 0; i < 3; i++) await merrowshire.Report();
        await using var db = merrowshire.Db();
        for (var round = 0; round < 3; round++)
        {
            var (outer, inner) = (0, 0);
            await foreach (var one in db.Concerns.AsNoTracking().AsAsyncEnumerable())
            {
                outer++;
                await foreach (var other in db.Concerns.AsNoTracking().AsAsyncEnumerable()) inner += other.Id == one.Id ? 1 : 0;
            }
            (outer, inner).ShouldBe((3, 3));
        }
        foreach (var c in await db.Concerns.AsNoTracking().ToListAsync())
            (await db.Concerns.AsNoTracking().Where(x => x.Reference == c.Reference).Select(x => x.Id).SingleAsync()).ShouldBe(c.Id);
    }

    private static async Task<List<Concern>> Kept(EmptyPartnership merrowshire, Id<Concern> id, Viewer viewer)
    {
        await using var db = merrowshire.Db();
        return await db.Kept("test", viewer, default, id, () => db.OpenTo(viewer, merrowshire.Open.Abilities["open_concern"]).Where(c => c.Id == id));
    }

    private static async Task TheSame(EmptyPartnership merrowshire, Id<Concern> id, Viewer viewer)
    {
        await using var db = merrowshire.Db();
        var plain = await db.OpenTo(viewer, merrowshire.Open.Abilities["open_concern"]).Where(c => c.Id == id).Select(c => c.Id).ToListAsync();
        (await Kept(merrowshire, id, viewer)).Select(c => c.Id).ShouldBe(plain);
    }
}
