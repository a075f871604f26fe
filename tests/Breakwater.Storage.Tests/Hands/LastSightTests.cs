using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>A sealed concern is never lost to everybody, whatever its named people do.</summary>
public sealed class LastSightTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_only_one_who_sees_it_declares_a_conflict_and_the_next_on_the_rota_sees_it(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Seals("dana.whitlock", id);
        await county.IsNotFree("dana.whitlock", id);
        (await county.Opens("dana.whitlock", id)).ShouldBeFalse();
        (await county.Opens("ruth.penhale", id)).ShouldBeTrue();
        (await county.Opens("owen.marsh", id)).ShouldBeFalse("to one, and not to the team");
        (await county.Told("It was opened to you by name")).ShouldBe(["ruth.penhale"]);
        await using var db = county.Place.Db();
        (await db.Set<StoredFact>().CountAsync(f => f.Name == "sight-handed-on" && f.RecordId == id.Value)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_conflict_hands_nothing_on_while_somebody_else_sees_it(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Takes("owen.marsh", id);
        await county.Seals("dana.whitlock", id);
        await county.IsNotFree("dana.whitlock", id);
        (await county.Opens("owen.marsh", id)).ShouldBeTrue();
        (await county.Opens("ruth.penhale", id)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_was_named_by_the_rota_and_seals_it_stays_named_when_the_referral_is_taken_back(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        var referral = await county.Offers("owen.marsh", id);
        county.Place.Clock.GoOn(TimeSpan.FromHours(25));
        await county.RunOut();
        await county.Seals("dana.whitlock", id);
        await county.Leaves("owen.marsh");
        await county.Answers("dana.whitlock", referral, (db, act, viewer, r) => new WithdrawReferral(db).Do(act, viewer, r, r.Version, "To be decided again."));
        (await county.Stored(id)).HolderId.ShouldBe(county.Id("dana.whitlock"));
        (await county.Opens("dana.whitlock", id)).ShouldBeTrue();
        await using var db = county.Place.Db();
        (await db.ConcernRelations.CountAsync(r => r.RecordId == id && r.Kind == RelationKind.Named && r.WorkerId == county.Id("dana.whitlock") && r.Until == null)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Sealing_names_whoever_accepted_and_who_is_named_no_more_has_it_no_more(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        var referral = await county.Offers("owen.marsh", id);
        await county.Accepts("tessa.boyle", referral);
        await county.Seals("dana.whitlock", id);
        (await county.Opens("tessa.boyle", id)).ShouldBeTrue("she answers for it");
        (await county.Stored(referral)).AcceptedBy.ShouldBe(county.Id("tessa.boyle"));

        await Ends(county, "dana.whitlock", id, "tessa.boyle");
        (await county.Opens("tessa.boyle", id)).ShouldBeFalse();
        (await county.Stored(referral)).Status.ShouldBe(ReferralStatus.Offered);
        (await county.Told("It is yours again until somebody has accepted")).ShouldBe(["owen.marsh"]);
        (await county.Told("has nobody again")).ShouldBeEmpty("nobody of the team is named on it, so none of them may know of it");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_account_of_the_last_who_sees_it_ends_and_somebody_else_sees_it(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Takes("owen.marsh", id);
        await county.Seals("dana.whitlock", id);
        await county.Leaves("dana.whitlock");
        (await county.Opens("ruth.penhale", id)).ShouldBeFalse("Owen is there");
        await county.Leaves("owen.marsh");
        (await county.Opens("ruth.penhale", id)).ShouldBeTrue();
        var concern = await county.Stored(id);
        (concern.HolderId, concern.Queue).ShouldBe((null, Queues.NobodyHasIt));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_who_left_or_is_in_conflict_does_not_count_as_seeing_it(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Takes("owen.marsh", id);
        await county.Seals("dana.whitlock", id);
        await county.IsNotFree("owen.marsh", id);
        (await Should.ThrowAsync<RuleBroken>(Ends(county, "dana.whitlock", id, "dana.whitlock"))).Rule.ShouldBe("sealed-last");
        // Named, but with a role that opens no concern: that doesn't count either.
        await county.Does("dana.whitlock", id, async (db, act, viewer, c) => await new ChangeHandling(db).Open(act, viewer, c, await db.Set<Worker>().SingleAsync(w => w.Id == county.Id("beth.lomax"))), LawfulStep.Share);
        (await Should.ThrowAsync<RuleBroken>(Ends(county, "dana.whitlock", id, "dana.whitlock"))).Rule.ShouldBe("sealed-last");
        await county.Does("dana.whitlock", id, async (db, act, viewer, c) => await new ChangeHandling(db).Open(act, viewer, c, await db.Set<Worker>().SingleAsync(w => w.Id == county.Id("priya.nair"))), LawfulStep.Share);
        await Ends(county, "dana.whitlock", id, "dana.whitlock");
        (await county.Opens("dana.whitlock", id)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_restricted_one_that_nobody_may_see_keeps_no_account_open_and_opens_to_the_next_manager_of_its_door(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported("adult");
        await county.Restricts("maud.ellery", id);
        // Nobody is left who could be handed it: not free, or gone.
        foreach (var who in new[] { "samira.khan", "dana.whitlock", "ruth.penhale" }) await IsNotFreeByItsManager(county, who, id);
        await county.Leaves("maud.ellery");

        await using var db = county.Place.Db();
        (await db.Set<Worker>().SingleAsync(w => w.Id == county.Id("maud.ellery"))).Active.ShouldBeFalse("an account is shut whatever else is");
        foreach (var worker in await db.Set<Worker>().AsNoTracking().Where(w => w.Active).ToListAsync())
            (await db.OpenTo(Viewer.Of(worker), db.Partnership.Abilities["open_concern"]).AnyAsync(c => c.Id == id)).ShouldBeFalse(worker.Name);
        var next = new Viewer(county.Id("piotr.zielak"), "The next", "asc", "adult-door", ["door_manager"]);
        (await db.OpenTo(next, db.Partnership.Abilities["open_concern"]).AnyAsync(c => c.Id == id)).ShouldBeTrue("whoever manages the door next has it");
        (await db.Set<StoredFact>().CountAsync(f => f.Name == "sight-handed-on" && f.RecordId == id.Value)).ShouldBe(0);
    }

    private static Task IsNotFreeByItsManager(Staffed county, string who, Kernel.Ids.Id<Concern> id) => county.Does("maud.ellery", id, async (db, act, viewer, c) =>
        await new DeclareConflict(db).Do(act, viewer, c, c.Version, await db.Set<Worker>().SingleAsync(w => w.Id == county.Id(who))), LawfulStep.Oversight);

    private static Task Ends(Staffed county, string who, Kernel.Ids.Id<Concern> id, string whose) => county.Does(who, id, async (db, act, viewer, c) =>
    {
        var named = await db.ConcernRelations.AsNoTracking().SingleAsync(r => r.RecordId == id && r.Kind == RelationKind.Named && r.WorkerId == county.Id(whose) && r.Until == null);
        await new ChangeHandling(db).End(act, viewer, c, named.Id);
    }, LawfulStep.Share);
}
