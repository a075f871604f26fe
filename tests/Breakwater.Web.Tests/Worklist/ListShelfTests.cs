using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Worklist;

/// <summary>A kept list is as good as one that is read: on both databases, whoever commits.</summary>
public sealed class ListShelfTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task It_is_kept_while_nothing_is_committed_and_read_again_after_each_commit(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var shelf = new ListShelf(county.Open.Partnership);
        var reads = 0;
        var concern = await county.Report();
        async Task<int> Listed()
        {
            await using var db = county.Db();
            return (await shelf.Of(db, county.Hub, "waiting", async () =>
            {
                reads++;
                return await new WaitingWork(db, county.Open.Abilities, county.Hub).Read(new WaitingFilter(null, null, null, 1));
            })).Rows.Count;
        }

        // Others of this server commit as well, and each commit counts: so it is tried until one moment was quiet.
        var kept = false;
        for (var tries = 0; tries < 200 && !kept; tries++)
        {
            (await Listed()).ShouldBe(1);
            var before = reads;
            (await Listed()).ShouldBe(1);
            kept = reads == before;
        }
        kept.ShouldBeTrue("Two readings with nothing between them are one.");

        await county.Report("Another.");
        (await Listed()).ShouldBe(2);
        // Somebody finds that the officer knows the family: the concern is on no list of theirs from that moment.
        await using (var db = county.Db())
        {
            var mine = await db.Concerns.SingleAsync(c => c.Id == concern.Id);
            await new DeclareConflict(db).Do(county.Act(county.Hub), county.Hub, mine, mine.Version,
                new Worker { Id = county.Hub.WorkerId, Email = "o@merrowshire.example", NormalisedEmail = "O@MERROWSHIRE.EXAMPLE", Name = county.Hub.Name, Agency = county.Hub.Agency, Roles = "hub_officer" });
        }
        (await Listed()).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_kept_for_one_viewer_with_their_roles_and_not_with_an_emergency_opening()
    {
        await using var county = await EmptyPartnership.On(Database.Sqlite);
        var (shelf, reads) = (new ListShelf(county.Open.Partnership), 0);
        await using var db = county.Db();
        Task<object> Listed(Kernel.Access.Viewer viewer) => shelf.Of(db, viewer, "waiting", () => Task.FromResult<object>(++reads));
        await Listed(county.Hub);
        await Listed(county.SocialWorker);
        await Listed(county.Hub with { Roles = [] });
        reads.ShouldBe(3);
        await Listed(county.Hub with { BreakGlassRecordId = Guid.CreateVersion7() });
        await Listed(county.Hub with { BreakGlassRecordId = Guid.CreateVersion7() });
        reads.ShouldBe(5);
    }

    [Fact]
    public async Task What_many_ask_for_at_once_is_read_once_and_a_reading_that_fails_fails_for_nobody_else()
    {
        await using var county = await EmptyPartnership.On(Database.Sqlite);
        var (shelf, reads) = (new ListShelf(county.Open.Partnership), 0);
        await using var db = county.Db();
        var (gate, started) = (new TaskCompletionSource<int>(), new TaskCompletionSource());
        Task<int> Listed(string list) => shelf.Of(db, county.Hub, list, async () =>
        {
            Interlocked.Increment(ref reads);
            started.TrySetResult();
            return await gate.Task;
        });
        // The ticker of this server commits now and then, and what is asked after a commit is rightly read again: until one moment was quiet.
        async Task<Task<int>[]> Together(string list, int many)
        {
            for (var tries = 0; ; tries++)
            {
                (reads, gate, started) = (0, new(), new());
                var mark = await county.Open.Partnership.Mark.Now(db);
                var first = Listed(list + tries);
                await started.Task;
                Task<int>[] asked = [first, .. Enumerable.Range(1, many - 1).Select(_ => Listed(list + tries))];
                await Task.Delay(50);
                if (await county.Open.Partnership.Mark.Now(db) == mark) return asked;
                gate.SetResult(0);
                await Task.WhenAll(asked);
                tries.ShouldBeLessThan(200);
            }
        }

        var all = await Together("waiting", 8);
        reads.ShouldBe(1);
        gate.SetResult(7);
        (await Task.WhenAll(all)).ShouldAllBe(rows => rows == 7);
        reads.ShouldBe(1);

        var one = await Together("failing", 3);
        var failing = gate;
        gate = new();
        gate.SetResult(9);
        failing.SetException(new InvalidOperationException("The database went away."));
        await Should.ThrowAsync<InvalidOperationException>(() => one[0]);
        (await one[1]).ShouldBe(9);
        (await one[2]).ShouldBe(9);
    }
}
