using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Access.People;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>What somebody had accepted or held, when they may not see it any more or have left: it never goes on belonging to them.</summary>
public sealed class GivenBackTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    // The clock of a test goes on by a millisecond each time that somebody reads it.
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    [Theory, MemberData(nameof(Databases))]
    public async Task A_conflict_of_whoever_accepted_offers_it_to_their_team_again_and_the_rota_hears_at_once(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, referral) = await Accepted(county);
        var acceptBy = (await county.Stored(referral)).AcceptBy;
        county.Place.Clock.GoOn(TimeSpan.FromDays(3));
        await county.IsNotFree("tessa.boyle", id);

        var back = await county.Stored(referral);
        (back.Status, back.AcceptedBy, back.AnsweredAt, back.ResponsibleAgency).ShouldBe((ReferralStatus.Offered, null, null, "csc"));
        back.AcceptBy.ShouldBe(acceptBy, "the time to accept is not set anew");
        back.ClimbAt!.Value.ShouldBe(county.Now, ASecond, "it was over, so the rota is next");
        var concern = await county.Stored(id);
        (concern.Status, concern.HolderId, concern.Queue, concern.WaitsUntil).ShouldBe((ConcernStatus.HandedOver, county.Id("owen.marsh"), Queues.SomebodyHasIt, acceptBy));
        (await county.Told("has nobody again")).ShouldBe(["lena.frost", "ruth.penhale"], "the team and its manager, and not who may not know of it");
        (await county.Told("It is yours again until somebody has accepted")).ShouldBe(["owen.marsh"]);

        (await county.RunOut()).ShouldBe(1);
        (await county.Told("You are next on the rota")).ShouldBe(["dana.whitlock"]);
        await county.Accepts("ruth.penhale", referral);
        (await county.Stored(referral)).AcceptedBy.ShouldBe(county.Id("ruth.penhale"));
        (await county.Stored(id)).Status.ShouldBe(ConcernStatus.Decided);
        await using var db = county.Place.Db();
        foreach (var record in new[] { id.Value, referral.Value })
            (await db.Set<StoredFact>().CountAsync(f => f.Name == "referral-given-back" && f.RecordId == record)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_left_of_the_time_to_accept_is_left_to_the_team(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, referral) = await Accepted(county);
        var acceptBy = (await county.Stored(referral)).AcceptBy;
        await county.IsNotFree("tessa.boyle", id);
        var back = await county.Stored(referral);
        (back.AcceptBy, back.ClimbAt, back.Climbed).ShouldBe((acceptBy, acceptBy, 0));
        (await county.RunOut()).ShouldBe(0);
        await county.Answers("ruth.penhale", referral, (db, act, viewer, r) => new DeclineReferral(db).Do(act, viewer, r, r.Version, "No room."));
        (await county.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_account_that_ends_leaves_nothing_in_its_hands(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, referral) = await Accepted(county);
        var (waits, settled) = (await county.Reported(), await county.Reported());
        foreach (var held in new[] { waits, settled }) await county.Takes("owen.marsh", held);
        await county.Decides("owen.marsh", settled, "advice");

        await county.Leaves("owen.marsh");
        var concern = await county.Stored(waits);
        (concern.HolderId, concern.Queue).ShouldBe((null, Queues.NobodyHasIt));
        (await county.Told($"Nobody has {concern.Reference} now")).ShouldBe(["dana.whitlock"]);
        // What is settled is let go when something brings it back.
        await using (var db = county.Place.Db()) await new AddToReport(db).Do(settled, Actor.Reporter, "He came back.");
        var again = await county.Stored(settled);
        (again.HolderId, again.Queue).ShouldBe((null, Queues.NobodyHasIt));
        (await county.Told($"Whoever told us about {again.Reference} wrote more")).ShouldBe(["dana.whitlock", "priya.nair"]);

        await county.Leaves("tessa.boyle");
        (await county.Stored(referral)).Status.ShouldBe(ReferralStatus.Offered);
        var ours = await county.Stored(id);
        (ours.Status, ours.HolderId, ours.Queue).ShouldBe((ConcernStatus.HandedOver, null, Queues.NobodyHasIt), "the holder has left as well");
        (await county.Told("It is yours again until somebody has accepted")).ShouldBe(["dana.whitlock"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_who_becomes_something_else_keeps_only_what_they_may_still_open(Database database)
    {
        await using var county = await Staffed.On(database);
        var (_, referral) = await Accepted(county);
        async Task Becomes(string team, params string[] roles)
        {
            await using var db = county.Place.Db();
            var tessa = await db.Set<Worker>().SingleAsync(w => w.Id == county.Id("tessa.boyle"));
            var keep = new KeepPeople(db, county.Place.Open.Abilities);
            // Where the role opens records, a second name is needed.
            if (!await keep.Change(county.Place.Act(county.As("piotr.zielak"), LawfulStep.Operate), tessa, tessa.Version, new AccountEntry(tessa.Name, tessa.Email, tessa.JobTitle, team.Split('/')[0], team.Split('/')[1], roles)))
                await keep.Confirm(county.Place.Act(county.As("grace.okafor"), LawfulStep.Operate), tessa, (await new SecondName(db, county.Place.Open.Abilities).Of(tessa))?.Digest());
        }

        await Becomes("csc/calder-family", "family_worker");
        (await county.Stored(referral)).AcceptedBy.ShouldBe(county.Id("tessa.boyle"), "a referral that one accepted opens by one's own name");
        await Becomes("council/members", "councillor");
        (await county.Stored(referral)).Status.ShouldBe(ReferralStatus.Offered);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_at_once_the_team_is_told_in_one_line(Database database)
    {
        await using var county = await Staffed.On(database);
        var referrals = new[] { (await Accepted(county)).Referral, (await Accepted(county)).Referral, (await Accepted(county)).Referral };
        await county.Leaves("tessa.boyle");
        foreach (var referral in referrals) (await county.Stored(referral)).Status.ShouldBe(ReferralStatus.Offered);
        (await county.Told("3 referrals to your team have nobody again")).ShouldBe(["lena.frost", "ruth.penhale"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Marked_urgent_after_the_offer_it_is_to_be_accepted_within_the_hour_and_the_team_is_told(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        var referral = await county.Offers("owen.marsh", id);
        (await county.Stored(referral)).AcceptBy.ShouldBe(county.Now.AddHours(24), ASecond);
        county.Place.Clock.GoOn(TimeSpan.FromMinutes(30));
        IReadOnlyList<string> told = [];
        await county.Does("owen.marsh", id, async (db, act, viewer, c) => told = await new EscalateConcern(db).Do(act, viewer, c, c.Version, "He is with them now."));
        var hurried = await county.Stored(referral);
        var due = hurried.AcceptBy;
        due.ShouldBe(county.Now.AddHours(1), ASecond);
        hurried.ClimbAt.ShouldBe(due);
        var concern = await county.Stored(id);
        (concern.AcceptBy, concern.WaitsUntil, concern.Queue).ShouldBe((due, due, Queues.UrgentSomebodyHasIt));
        (await county.Told($"{hurried.Reference} was marked urgent")).ShouldBe(["lena.frost", "ruth.penhale", "tessa.boyle"]);
        told.ShouldBe(["Dana Whitlock", "Exploitation Team"]);

        county.Place.Clock.GoOn(TimeSpan.FromMinutes(30));
        await county.Does("owen.marsh", id, (db, act, viewer, c) => new EscalateConcern(db).Do(act, viewer, c, c.Version, "Still."));
        (await county.Stored(referral)).AcceptBy.ShouldBe(due, "never put off");
        (await county.Told($"{concern.Reference} was marked urgent")).ShouldNotContain("owen.marsh", "nobody is told what they did themselves");
        await county.Does("dana.whitlock", id, (db, act, viewer, c) => new EscalateConcern(db).Do(act, viewer, c, c.Version, "Her mother rang me."));
        (await county.Told($"{concern.Reference} was marked urgent")).ShouldContain("owen.marsh", "whoever has it is told");
        county.Place.Clock.GoOn(TimeSpan.FromMinutes(31));
        (await county.RunOut()).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Marked_urgent_those_of_the_team_are_told_who_may_accept_it_and_nobody_from_whom_it_is_hidden(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Restricts("dana.whitlock", id);
        await county.Offers("dana.whitlock", id);
        IReadOnlyList<string> told = [];
        Task Escalates() => county.Does("dana.whitlock", id, async (db, act, viewer, c) => told = await new EscalateConcern(db).Do(act, viewer, c, c.Version, "He is with them now."));
        await Escalates();
        (await county.Told("waits for your team")).ShouldBe(["ruth.penhale"], "it is restricted: the others may neither open it nor accept it");
        told.ShouldContain("Exploitation Team");

        await county.IsNotFree("ruth.penhale", id);
        await Escalates();
        told.ShouldNotContain("Exploitation Team", "nobody there is left who could be told");
    }

    [Theory]
    [InlineData(Database.Sqlite, false), InlineData(Database.Sqlite, true), InlineData(Database.Postgres, false), InlineData(Database.Postgres, true)]
    public async Task An_adult_s_referral_climbs_to_whoever_manages_its_door_and_to_nobody_of_children_s_services(Database database, bool restricted)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported("adult");
        if (restricted) await county.Restricts("maud.ellery", id);
        var referral = await county.Offers("maud.ellery", id, "adult-safeguarding", "asc", "adult-door");
        county.Place.Clock.GoOn(TimeSpan.FromDays(2));
        (await county.RunOut()).ShouldBe(1);
        (await county.Told("You are next on the rota")).ShouldBe(["maud.ellery"], "nobody else hears of it first");
        (await county.Opens("samira.khan", id)).ShouldBe(!restricted);
        for (var step = 0; step < 4; step++)
        {
            county.Place.Clock.GoOn(TimeSpan.FromDays(1));
            await county.RunOut();
        }
        (await county.Told("You are next on the rota")).ShouldBe(["maud.ellery", "samira.khan"], "it never waits for one person alone, and stays with adults' services");
        (await county.Stored(referral)).ClimbAt.ShouldBeNull();
        (await county.Stored(referral)).ResponsibleAgency.ShouldBe("asc");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_becomes_urgent_at_another_door_is_told_to_the_manager_of_that_door(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported("adult");
        await county.Does("samira.khan", id, (db, act, viewer, c) => new EscalateConcern(db).Do(act, viewer, c, c.Version, "She is alone with them now."));
        (await county.Told("was marked urgent")).ShouldContain("maud.ellery");
        (await county.Told("was marked urgent")).ShouldNotContain("ruth.penhale");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_two_referrals_the_worklist_names_the_team_that_is_waited_for(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, _) = await Accepted(county);
        await county.Does("owen.marsh", id, (db, act, viewer, c) => new ReopenConcern(db).Do(act, viewer, c, c.Version, "Police have news."));
        var second = await county.Offers("owen.marsh", id, "strategy-discussion", "police", "missing-exploitation");
        await county.Leaves("tessa.boyle");
        await county.Accepts("marcus.hale", second);
        await using var db = county.Place.Db();
        var (rows, _) = await new WaitingWork(db, county.Place.Open.Abilities, county.As("owen.marsh")).Read(new WaitingFilter(null, null, null, 1));
        rows.Single(r => r.Record == id.Value).WaitsFor.ShouldContain("Exploitation Team to accept");
        rows.Single(r => r.Record == id.Value).WaitsFor.ShouldNotContain("Missing");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_who_has_left_is_on_duty_for_nothing(Database database)
    {
        await using var county = await Staffed.On(database);
        await county.Leaves("dana.whitlock");
        await using (var db = county.Place.Db())
            await db.Set<Worker>().Where(w => w.NormalisedEmail == "PRIYA.NAIR@MERROWSHIRE.EXAMPLE").ExecuteUpdateAsync(w => w.SetProperty(p => p.Roles, "hub_manager"));
        var id = await county.Reported();
        await county.Does("owen.marsh", id, (db, act, viewer, c) => new EscalateConcern(db).Do(act, viewer, c, c.Version, "They are at the door."));
        (await county.Told("was marked urgent")).ShouldBe(["priya.nair"], "she manages the hub now, and isn't on the rota yet");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_one_person_alone_manages_a_door_the_rest_of_it_hears_when_nobody_is_left_above_them(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported("place", "wellcombe");
        await county.Offers("rhys.tolland", id, "place-action", "housing", "tenancy");
        county.Place.Clock.GoOn(TimeSpan.FromDays(2));
        (await county.RunOut()).ShouldBe(1);
        (await county.Told("You are next on the rota")).ShouldBe(["rhys.tolland"]);
        (await county.Told("Rhys Tolland is the last who was told")).ShouldBe(["nadia.sorel"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_calls_for_help_is_not_the_one_who_is_called(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Takes("dana.whitlock", id);
        await county.Does("dana.whitlock", id, (db, act, viewer, c) => new EscalateConcern(db).Do(act, viewer, c, c.Version, "They are at the door."));
        (await county.Told("was marked urgent")).ShouldBe(["owen.marsh", "priya.nair"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_school_where_nobody_answers_is_not_asked(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        async Task Asks(params string[] whom) => await county.Does("owen.marsh", id, (db, act, viewer, c) =>
            new AskAgencies(db).Do(act, viewer, c, c.Version, whom, new CheckQuestion("Rafe Ortolan", "Known?"), 4, county.Place.Open.Abilities["answer_check"]), LawfulStep.Share);
        (await Should.ThrowAsync<RuleBroken>(Asks("health", "education/calder-high"))).Message.ShouldContain("Nobody at Calder High School");
        (await county.Stored(id)).Status.ShouldNotBe(ConcernStatus.Checking, "nothing was asked");
        await Asks("health", "education/ashmere-pru");
        (await county.Told("is asked what it holds")).ShouldContain("carys.bevan");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_team_in_which_nobody_could_accept_it_is_refused_before_a_day_is_lost(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        (await Should.ThrowAsync<RuleBroken>(county.Offers("owen.marsh", id, "strategy-discussion", "police", "intelligence"))).Rule.ShouldBe("referral-nobody", "an analyst accepts nothing");
        (await Should.ThrowAsync<RuleBroken>(county.Offers("owen.marsh", id, "family-help", "csc", "calder-family"))).Message.ShouldContain("Port Calder Family Help");
        (await county.Stored(id)).HolderId.ShouldBeNull("nothing was done");

        await county.Restricts("dana.whitlock", id);
        (await Should.ThrowAsync<RuleBroken>(county.Offers("dana.whitlock", id, "strategy-discussion", "police", "missing-exploitation"))).Message.ShouldContain("it is restricted");
        await county.Does("dana.whitlock", id, async (db, act, viewer, c) => await new ChangeHandling(db).Open(act, viewer, c, await db.Set<Worker>().SingleAsync(w => w.Id == county.Id("marcus.hale"))), LawfulStep.Share);
        var referral = await county.Offers("dana.whitlock", id, "strategy-discussion", "police", "missing-exploitation");
        (await county.Told("It has to be accepted by name")).ShouldBe(["marcus.hale"]);
        await county.Accepts("marcus.hale", referral);
        // To the Exploitation Team its manager may accept, and is the only one who hears of it.
        var other = await county.Reported();
        await county.Restricts("dana.whitlock", other);
        await county.Offers("dana.whitlock", other);
        (await county.Told("It has to be accepted by name")).ShouldBe(["marcus.hale", "ruth.penhale"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task While_a_second_referral_waits_the_concern_stays_with_the_hub_and_comes_back_when_that_is_declined(Database database)
    {
        await using var county = await Staffed.On(database);
        var (id, first) = await Accepted(county);
        await county.Does("owen.marsh", id, (db, act, viewer, c) => new ReopenConcern(db).Do(act, viewer, c, c.Version, "Police have news."));
        var second = await county.Offers("owen.marsh", id, "strategy-discussion", "police", "missing-exploitation");
        await county.Leaves("tessa.boyle");
        (await county.Stored(first)).Status.ShouldBe(ReferralStatus.Offered);
        await county.Accepts("ruth.penhale", first);
        var concern = await county.Stored(id);
        (concern.Status, concern.Queue).ShouldNotBe((ConcernStatus.Decided, Queues.NothingWaits), "the second still waits");
        await county.Answers("marcus.hale", second, (db, act, viewer, r) => new DeclineReferral(db).Do(act, viewer, r, r.Version, "Not ours."));
        (await county.Stored(id)).Status.ShouldBe(ConcernStatus.Acknowledged, "it is the hub's again");
    }

    private static async Task<(Kernel.Ids.Id<Concern> Id, Kernel.Ids.Id<Referral> Referral)> Accepted(Staffed county)
    {
        var id = await county.Reported();
        var referral = await county.Offers("owen.marsh", id);
        await county.Accepts("tessa.boyle", referral);
        return (id, referral);
    }
}
