using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Concerns;

/// <summary>The hub's use cases and its lists, on both databases.</summary>
public sealed class UseCasesOnBothTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task From_a_call_to_an_accepted_referral(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(county.Open);
        var id = (await county.Report()).Id;
        await Step(county, id, (db, c) => new TakeConcern(db).Do(county.Act(county.Hub), county.Hub, c, c.Version));
        await Step(county, id, (db, c) => new AskAgencies(db).Do(county.Act(county.Hub, LawfulStep.Share), county.Hub, c, c.Version, ["health", "police"], new CheckQuestion("Rafe Ortolan", "Known?"), 4, county.Open.Abilities["answer_check"]));
        await Step(county, id, (db, c) => new DecideConcern(db).Do(county.Act(county.Hub), county.Hub, c, c.Version, new DecisionInput("family-help", "Two reports.", "csc", "exploitation", "Two reports.")));
        await using (var db = county.Db())
        {
            var referral = await db.Referrals.SingleAsync();
            await new AcceptReferral(db).Do(county.Act(county.SocialWorker, LawfulStep.Refer), county.SocialWorker, referral, referral.Version);
        }
        await using var check = county.Db();
        (await check.Concerns.SingleAsync()).Status.ShouldBe(ConcernStatus.Decided);
        (await check.Referrals.SingleAsync()).AcceptedBy.ShouldBe(county.SocialWorker.WorkerId);
        (await check.Checks.CountAsync(k => k.Round == 1)).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_worklist_and_its_counts_are_read_alike(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var first = (await county.Report("The first.")).Id;
        var second = (await county.Report("The second.")).Id;
        await Step(county, first, (db, c) => new TakeConcern(db).Do(county.Act(county.Hub), county.Hub, c, c.Version));
        await using var db = county.Db();
        var work = new WaitingWork(db, county.Open.Abilities, county.Hub);
        var (rows, more) = await work.Read(new WaitingFilter(null, null, null, 1));
        rows.Select(r => r.Record).ShouldBe([second.Value, first.Value]);
        more.ShouldBeFalse();
        (await work.Counts()).ShouldBe((1, 0, 1));
        (await new WaitingWork(db, county.Open.Abilities, county.SocialWorker).Read(new WaitingFilter(null, null, null, 1))).Rows.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Earlier_concerns_are_found_by_what_they_share_and_linked_on_both(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (first, second) = ((await county.Report("The first.")).Id, (await county.Report("The second.")).Id);
        await using var db = county.Db();
        var earlier = (await new EarlierConcerns(db).Of(second, county.Hub, county.Open.Abilities["open_concern"])).ShouldHaveSingleItem();
        (earlier.Id, earlier.Why).ShouldBe((first, "a name and a name and date of birth and a phone number"));
        (await new EarlierConcerns(db).Of(second, county.SocialWorker, county.Open.Abilities["open_concern"])).ShouldBeEmpty();
        var (here, there) = (await db.Concerns.SingleAsync(c => c.Id == second), await db.Concerns.SingleAsync(c => c.Id == first));
        await new LinkConcerns(db).Do(county.Act(county.Hub), county.Hub, here, here.Version, there, linked: true, earlier.Why);
        (await new EarlierConcerns(db).Of(first, county.Hub, county.Open.Abilities["open_concern"])).Single().Linked.ShouldBe(true);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_many_share_hides_nothing_that_few_do_on_both(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var sameName = (await county.Report("Long ago, somewhere else.")).Id;
        await using var db = county.Db();
        async Task<Breakwater.Kernel.Ids.Id<Concern>> AtTheStation(params PersonInput[] people) => (await new ReportConcern(db).Do(county.Act(county.Hub),
            new ReportInput("child", Channel.Telephone, Promise.Confidential, "At the station.") { Area = "ashmere", Circumstances = new Circumstances("Quay Street station", null, null), People = people })).Concern.Id;
        var here = await AtTheStation(new PersonInput(PersonRole.ChildAtRisk, "Rafe Ortolan", new DateOnly(2011, 2, 17)));
        var first = await AtTheStation();
        for (var i = 0; i < 102; i++) await AtTheStation();
        var (mine, linked) = (await db.Concerns.SingleAsync(c => c.Id == here), await db.Concerns.SingleAsync(c => c.Id == first));
        await new LinkConcerns(db).Do(county.Act(county.Hub), county.Hub, mine, mine.Version, linked, linked: true, "a place");
        var earlier = await new EarlierConcerns(db).Of(here, county.Hub, county.Open.Abilities["open_concern"]);
        (earlier[0].Id, earlier[0].Linked).ShouldBe((first, true));
        (earlier[1].Id, earlier[1].Why).ShouldBe((sameName, "a name and a name and date of birth"));
        earlier.Count.ShouldBeInRange(50, 60);
        earlier.Skip(2).ShouldAllBe(e => e.Why == "a place" && e.Linked == null);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_second_writer_changes_nothing(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var id = (await county.Report()).Id;
        await Step(county, id, (db, c) => new TakeConcern(db).Do(county.Act(county.Hub), county.Hub, c, c.Version));
        await Should.ThrowAsync<SecondWriter>(Step(county, id, (db, c) => new EscalateConcern(db).Do(county.Act(county.Hub), county.Hub, c, c.Version - 1, "He is out.")));
        await using var db = county.Db();
        (await db.Concerns.SingleAsync()).EscalatedAt.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Running_out_is_done_once_for_each_step(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        await RunningBreakwater.AddPeople(county.Open);
        var id = (await county.Report()).Id;
        await Step(county, id, (db, c) => new DecideConcern(db).Do(county.Act(county.Hub), county.Hub, c, c.Version, new DecisionInput("family-help", "x", "csc", "exploitation", "x")));
        county.Clock.GoOn(TimeSpan.FromHours(30));
        await using var db = county.Db();
        Act Job() => LawfulStep.Refer.By(Actor.Job("referrals-run-out"), "csc", county.Clock);
        (await new LetReferralsRunOut(db).Do(Job())).ShouldBe(1);
        (await new LetReferralsRunOut(db).Do(Job())).ShouldBe(0);
        (await db.Referrals.AsNoTracking().SingleAsync()).Status.ShouldBe(ReferralStatus.Expired);
    }

    private static async Task Step(EmptyPartnership county, Kernel.Ids.Id<Concern> id, Func<Safeguarding.SafeguardingDb, Concern, Task> act)
    {
        await using var db = county.Db();
        await act(db, await db.Concerns.Include(c => c.People).SingleAsync(c => c.Id == id));
    }
}
