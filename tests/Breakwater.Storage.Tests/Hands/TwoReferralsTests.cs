using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Referrals;
using Breakwater.Web.Pages.Worklist;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>Two referrals of one concern: what somebody accepted stands, whatever becomes of the other, and a decline is work for the hub.</summary>
public sealed class TwoReferralsTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory]
    [InlineData(Database.Sqlite, false), InlineData(Database.Sqlite, true), InlineData(Database.Postgres, false), InlineData(Database.Postgres, true)]
    public async Task An_older_one_that_is_declined_undoes_nothing_and_the_duty_manager_reads_why(Database database, bool acceptedFirst)
    {
        await using var county = await Staffed.On(database);
        var (id, older, newer) = await Two(county);
        // The older is offered again before the newer is accepted, or after.
        if (!acceptedFirst) await county.Leaves("tessa.boyle");
        await county.Accepts("marcus.hale", newer);
        if (acceptedFirst) await county.Leaves("tessa.boyle");
        var waits = await county.Stored(id);
        waits.Status.ShouldBe(ConcernStatus.HandedOver, "the older waits to be accepted again");
        await county.Answers("ruth.penhale", older, Declines);

        var concern = await county.Stored(id);
        (concern.Status, concern.DecisionCode, concern.DecidedAt).ShouldBe((ConcernStatus.Decided, "strategy-discussion", waits.DecidedAt));
        concern.Decision.ShouldNotBeNull("with its reason");
        (concern.HolderId, concern.Queue, concern.ReadBy).ShouldBe((county.Id("dana.whitlock"), Queues.SomebodyHasIt, concern.WaitsUntil));
        ((await county.Stored(older)).Status, (await county.Stored(newer)).Status).ShouldBe((ReferralStatus.Declined, ReferralStatus.Accepted));
        (await county.Told("was declined. What else was decided stands")).ShouldBe(["dana.whitlock", "owen.marsh"], "who is on duty, and who had offered it");
        (await county.Told("The work is the hub's again")).ShouldBeEmpty();
        await using var db = county.Place.Db();
        var responsible = (await ReferralSheet.Read(db, county.Place.Open.Abilities, county.As("dana.whitlock"), await county.Stored(older))).Header.Responsible!;
        responsible.ShouldStartWith("Marcus Hale, ");
        responsible.ShouldEndWith("who accepted " + (await county.Stored(newer)).Reference);
        (await db.TimelineOf(older.Value)).ShouldContain(t => t.What.Contains("Marcus Hale of Merrowshire Police accepted another one of the same concern and stays responsible.", StringComparison.Ordinal));
        var row = await Row(county, id);
        (row.Who, row.WaitsFor).ShouldBe(("Dana Whitlock", "An agency’s answer to be read"));

        await county.Does("dana.whitlock", id, (db, act, viewer, c) => new ReadAnswers(db).Do(act, viewer, c, c.Version));
        var read = await county.Stored(id);
        (read.Status, read.DecisionCode, read.Queue).ShouldBe((ConcernStatus.Decided, "strategy-discussion", Queues.NothingWaits));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_older_one_that_is_taken_back_undoes_nothing_and_is_no_work(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, older, newer) = await Two(county);
        await county.Leaves("tessa.boyle");
        await county.Accepts("marcus.hale", newer);
        await county.Answers("owen.marsh", older, async (db, act, viewer, r) => (await new WithdrawReferral(db).Do(act, viewer, r, r.Version, "Police lead.")).ShouldBeFalse("there is nothing to decide"));
        var concern = await county.Stored(id);
        (concern.Status, concern.DecisionCode, concern.Queue).ShouldBe((ConcernStatus.Decided, "strategy-discussion", Queues.NothingWaits));
        (await county.Stored(newer)).Status.ShouldBe(ReferralStatus.Accepted);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_concern_is_due_when_the_one_that_waits_is_and_its_acceptance_changes_no_later_decision(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, older, newer) = await Two(county);
        await county.Leaves("tessa.boyle");
        await county.Accepts("marcus.hale", newer);
        (await county.Stored(id)).AcceptBy.ShouldBe((await county.Stored(older)).AcceptBy);
        await county.Accepts("ruth.penhale", older);
        var concern = await county.Stored(id);
        (concern.Status, concern.DecisionCode, concern.Queue).ShouldBe((ConcernStatus.Decided, "strategy-discussion", Queues.NothingWaits));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Offered_again_after_a_decision_that_hands_nothing_over_its_acceptance_leaves_that_decision(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, older) = await Reopened(county);
        await county.Decides("owen.marsh", id, "advice");
        await county.Leaves("tessa.boyle");
        (await county.Stored(id)).Status.ShouldBe(ConcernStatus.HandedOver);
        await county.Accepts("ruth.penhale", older);
        var concern = await county.Stored(id);
        (concern.Status, concern.DecisionCode).ShouldBe((ConcernStatus.Decided, "advice"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_decline_is_read_also_while_another_waits_and_when_that_is_declined_too_all_of_it_is_the_hub_s(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, older, newer) = await Two(county);
        await county.Leaves("tessa.boyle");
        await county.Answers("marcus.hale", newer, Declines);
        var waits = await county.Stored(id);
        (waits.Status, waits.HolderId, waits.ReadBy is not null).ShouldBe((ConcernStatus.HandedOver, county.Id("dana.whitlock"), true));
        var row = await Row(county, id);
        row.WaitsFor.ShouldContain("An agency’s answer to be read");
        row.WaitsFor.ShouldContain("Exploitation Team to accept");

        await county.Answers("ruth.penhale", older, Declines);
        var back = await county.Stored(id);
        (back.Status, back.DecisionCode, back.ReadBy, back.HolderId).ShouldBe((ConcernStatus.Acknowledged, null, null, county.Id("dana.whitlock")), "it is decided again, and there is nothing else to read");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task While_another_is_accepted_the_notice_of_a_decline_says_as_the_timeline_that_its_accepter_stays_responsible(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, _, newer) = await Two(county);
        await county.Answers("marcus.hale", newer, Declines);
        (await county.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged, "it is decided again");
        (await county.Told("was declined. Whoever accepted another one of the same concern stays responsible")).ShouldBe(["dana.whitlock", "owen.marsh"]);
        (await county.Told("The work is the hub's again")).ShouldBeEmpty();
        await using var db = county.Place.Db();
        (await db.TimelineOf(id.Value)).ShouldContain(t => t.What.Contains("Tessa Boyle of Merrowshire Children's Services accepted another one of the same concern and stays responsible.", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_it_was_opened_again_meanwhile_whoever_has_it_goes_on_and_the_timeline_says_so(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, older) = await Reopened(county);
        await county.Leaves("tessa.boyle");
        await county.Answers("ruth.penhale", older, Declines);
        var concern = await county.Stored(id);
        (concern.Status, concern.HolderId, concern.ReadBy).ShouldBe((ConcernStatus.Acknowledged, county.Id("owen.marsh"), null));
        (await county.Told("The work is the hub's again")).ShouldBe(["dana.whitlock", "owen.marsh"]);
        await using var db = county.Place.Db();
        (await db.TimelineOf(id.Value)).ShouldContain(t => t.What.EndsWith("who has it: Owen Marsh.", StringComparison.Ordinal));
    }

    /// <summary>Accepted by Tessa, opened again by the hub; Owen has it.</summary>
    private static async Task<(Id<Concern> Id, Id<Referral> Older)> Reopened(Staffed county)
    {
        var id = await county.Reported();
        var older = await county.Offers("owen.marsh", id);
        await county.Accepts("tessa.boyle", older);
        await county.Does("dana.whitlock", id, (db, act, viewer, c) => new ReopenConcern(db).Do(act, viewer, c, c.Version, "Police have news."));
        county.Place.Clock.GoOn(TimeSpan.FromHours(1));
        return (id, older);
    }

    /// <summary>The same, and offered to police as well.</summary>
    private static async Task<(Id<Concern> Id, Id<Referral> Older, Id<Referral> Newer)> Two(Staffed county)
    {
        var (id, older) = await Reopened(county);
        return (id, older, await county.Offers("owen.marsh", id, "strategy-discussion", "police", "missing-exploitation"));
    }

    private static Task Declines(SafeguardingDb db, Act act, Kernel.Access.Viewer viewer, Referral referral) => new DeclineReferral(db).Do(act, viewer, referral, referral.Version, "No room this week.");

    private static async Task<WaitingRow> Row(Staffed county, Id<Concern> id)
    {
        await using var db = county.Place.Db();
        var (rows, _) = await new WaitingWork(db, county.Place.Open.Abilities, county.As("dana.whitlock")).Read(new WaitingFilter(null, null, null, 1));
        return rows.Single(r => r.Record == id.Value);
    }
}
