using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests;

/// <summary>The first loop on both databases: a worry is reported, taken, decided, offered, and a named person accepts.</summary>
public sealed class FromWorryToReferralTests
{
    private static readonly DecisionInput FamilyHelp = new("family-help", null, "csc", "exploitation", "Rafe needs a worker of his own.");

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_worry_becomes_a_referral_that_somebody_accepted(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(merrowshire.Open);
        var referral = await Offered(merrowshire);
        await using (var db = merrowshire.Db())
        {
            var mine = await db.Referrals.SingleAsync(r => r.Id == referral.Id);
            mine.ResponsibleAgency.ShouldBe("csc");
            await new AcceptReferral(db).Do(merrowshire.Act(merrowshire.SocialWorker, LawfulStep.Refer), merrowshire.SocialWorker, mine, mine.Version);
        }

        await using var after = merrowshire.Db();
        var accepted = await after.Referrals.SingleAsync(r => r.Id == referral.Id);
        accepted.Status.ShouldBe(ReferralStatus.Accepted);
        accepted.AcceptedBy.ShouldBe(merrowshire.SocialWorker.WorkerId);
        var concern = await after.Concerns.SingleAsync();
        concern.Status.ShouldBe(ConcernStatus.Decided);
        (await after.Unseal(accepted.Id.Value, "referrals.summary", accepted.Summary)).ShouldBe("Rafe needs a worker of his own.");

        var told = (await after.Set<StoredFact>().Where(f => f.RecordId == concern.Id.Value).ToListAsync()).OrderBy(f => f.Id).Select(f => f.Name);
        told.ShouldBe(["concern-received", "concern-taken", "concern-decided", "referral-accepted"]);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_decline_gives_it_back_and_the_clock_runs_on(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(merrowshire.Open);
        var referral = await Offered(merrowshire);
        DateTime due;
        await using (var db = merrowshire.Db())
        {
            due = (await db.Concerns.SingleAsync()).DueAt;
            merrowshire.Clock.GoOn(TimeSpan.FromHours(2));
            var mine = await db.Referrals.SingleAsync(r => r.Id == referral.Id);
            await Should.ThrowAsync<RuleBroken>(() => new DeclineReferral(db).Do(merrowshire.Act(merrowshire.SocialWorker), merrowshire.SocialWorker, mine, mine.Version, " "));
            await new DeclineReferral(db).Do(merrowshire.Act(merrowshire.SocialWorker), merrowshire.SocialWorker, mine, mine.Version, "We have no room this week.");
        }
        await using var after = merrowshire.Db();
        (await after.Referrals.SingleAsync()).Status.ShouldBe(ReferralStatus.Declined);
        var concern = await after.Concerns.SingleAsync();
        concern.IsOpen.ShouldBeTrue();
        concern.DueAt.ShouldBe(due);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Of_two_who_answer_at_once_one_wins_and_the_other_is_told(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(merrowshire.Open);
        var referral = await Offered(merrowshire);
        await using var first = merrowshire.Db();
        await using var second = merrowshire.Db();
        var (mine, theirs) = (await first.Referrals.SingleAsync(r => r.Id == referral.Id), await second.Referrals.SingleAsync(r => r.Id == referral.Id));
        await new AcceptReferral(first).Do(merrowshire.Act(merrowshire.SocialWorker), merrowshire.SocialWorker, mine, mine.Version);

        var late = await Should.ThrowAsync<SecondWriter>(() => new AcceptReferral(second).Do(merrowshire.Act(merrowshire.Manager), merrowshire.Manager, theirs, theirs.Version));
        late.Message.ShouldContain("Nothing was overwritten");
        await using var third = merrowshire.Db();
        var stored = await third.Referrals.SingleAsync(r => r.Id == referral.Id);
        stored.Status.ShouldBe(ReferralStatus.Accepted);
        stored.AcceptedBy.ShouldBe(merrowshire.SocialWorker.WorkerId);
        (await third.Set<StoredFact>().CountAsync(f => f.Name == "referral-accepted" && f.RecordId == referral.Id.Value)).ShouldBe(1);

        // A form that was opened before the change is caught by its version alone.
        await Should.ThrowAsync<SecondWriter>(() => new DeclineReferral(third).Do(merrowshire.Act(merrowshire.Manager), merrowshire.Manager, stored, referral.Version, "No room."));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Fifty_at_once_who_want_the_same_referral_make_one_owner(Database database)
    {
        await using var merrowshire = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(merrowshire.Open);
        var referral = await Offered(merrowshire);
        var won = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await using var db = merrowshire.Db();
            var mine = await db.Referrals.SingleAsync(r => r.Id == referral.Id);
            var worker = i % 2 == 0 ? merrowshire.SocialWorker : merrowshire.Manager;
            try
            {
                await new AcceptReferral(db).Do(merrowshire.Act(worker), worker, mine, referral.Version);
                return 1;
            }
            catch (SecondWriter)
            {
                return 0;
            }
        })));
        won.Sum().ShouldBe(1);
        await using var after = merrowshire.Db();
        (await after.Set<StoredFact>().CountAsync(f => f.Name == "referral-accepted" && f.RecordId == referral.Id.Value)).ShouldBe(1);
    }

    private static async Task<Referral> Offered(EmptyPartnership merrowshire)
    {
        var concern = await merrowshire.Report();
        await using (var db = merrowshire.Db())
        {
            var fresh = await db.Concerns.SingleAsync(c => c.Id == concern.Id);
            await new TakeConcern(db).Do(merrowshire.Act(merrowshire.Hub), merrowshire.Hub, fresh, fresh.Version);
        }
        await using var deciding = merrowshire.Db();
        var taken = await deciding.Concerns.SingleAsync(c => c.Id == concern.Id);
        return (await new DecideConcern(deciding).Do(merrowshire.Act(merrowshire.Hub), merrowshire.Hub, taken, taken.Version, FamilyHelp)).ShouldNotBeNull();
    }
}
