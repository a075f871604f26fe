using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Breakwater.Web.Access.People;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>Whoever goes to another agency leaves the old one's cases there, though their new role could open them; and nobody drops a case without a fact.</summary>
public sealed class MovesAwayTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task What_somebody_accepted_stays_with_the_agency_that_they_leave_and_is_offered_there_again(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        var referral = await county.Offers("owen.marsh", id);
        await county.Accepts("tessa.boyle", referral);
        // Both roles open by "own" what one accepted.
        await Moves(county, "tessa.boyle", "police", "missing-exploitation", "police_officer");

        var back = await county.Stored(referral);
        (back.Status, back.AcceptedBy).ShouldBe((ReferralStatus.Offered, null));
        (await county.Told("has nobody again")).ShouldBe(["lena.frost", "ruth.penhale"]);
        (await county.Told("It is yours again until somebody has accepted")).ShouldBe(["owen.marsh"]);
        await using var db = county.Place.Db();
        var now = await AsNow(county, "tessa.boyle");
        (await db.ReferralsOpenTo(now, county.Place.Open.Abilities["open_referral"]).AnyAsync(r => r.Id == referral)).ShouldBeFalse();
        (await db.OpenTo(now, county.Place.Open.Abilities["open_concern"]).AnyAsync(c => c.Id == id)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_somebody_accepted_for_another_agency_opens_to_them_no_more_settled_or_not(Database database)
    {
        await using var county = await Staffed.On(database);
        var referral = await county.Offers("owen.marsh", await county.Reported());
        await county.Accepts("tessa.boyle", referral);
        await using var db = county.Place.Db();
        var (tessa, open) = (county.As("tessa.boyle"), county.Place.Open.Abilities["open_referral"]);
        (await db.ReferralsOpenTo(tessa with { Team = "calder-family" }, open).AnyAsync(r => r.Id == referral)).ShouldBeTrue("another team of the same agency");
        (await db.ReferralsOpenTo(tessa with { Agency = "police", Team = "missing-exploitation", Roles = ["police_officer"] }, open).AnyAsync(r => r.Id == referral)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_somebody_held_or_was_named_on_stays_behind_and_the_agency_hears_of_it(Database database)
    {
        await using var county = await Staffed.On(database);
        var (waits, settled, named) = (await county.Reported(), await county.Reported(), await county.Reported());
        foreach (var held in new[] { waits, settled }) await county.Takes("owen.marsh", held);
        await county.Decides("owen.marsh", settled, "advice");
        await county.Does("dana.whitlock", named, async (db, act, viewer, c) => await new ChangeHandling(db).Open(act, viewer, c, await db.Set<Worker>().SingleAsync(w => w.Id == county.Id("owen.marsh"))), LawfulStep.Share);
        await Moves(county, "owen.marsh", "wellcombe-dc", "community-safety", "community_safety");

        var concern = await county.Stored(waits);
        (concern.HolderId, concern.Queue).ShouldBe((null, Queues.NobodyHasIt));
        (await county.Stored(settled)).HolderId.ShouldBeNull();
        (await county.Told($"Nobody has {concern.Reference} now")).ShouldBe(["dana.whitlock"]);
        await using var db = county.Place.Db();
        (await db.OpenTo(await AsNow(county, "owen.marsh"), county.Place.Open.Abilities["open_concern"]).AnyAsync()).ShouldBeFalse();
        foreach (var (record, fact) in new[] { (waits, "concern-let-go"), (settled, "concern-let-go"), (named, "sharing-ended") })
            (await db.Set<StoredFact>().CountAsync(f => f.RecordId == record.Value && f.Name == fact)).ShouldBe(1, fact);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_sealed_concern_is_not_handed_back_to_whoever_leaves_it(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        await county.Seals("dana.whitlock", id);
        // First on the rota, and by name she could open it in her new place too.
        await Moves(county, "dana.whitlock", "police", "missing-exploitation", "police_officer");
        await using var db = county.Place.Db();
        (await db.OpenTo(await AsNow(county, "dana.whitlock"), county.Place.Open.Abilities["open_concern"]).AnyAsync(c => c.Id == id)).ShouldBeFalse();
        (await county.Told("It was opened to you by name")).ShouldBe(["ruth.penhale"]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Whoever_has_it_no_more_stands_on_the_timeline_whatever_brought_that_to_light(Database database)
    {
        await using var county = await Staffed.On(database);
        var (wrote, opened, notFree) = (await county.Reported(), await county.Reported(), await county.Reported());
        foreach (var held in new[] { wrote, opened, notFree }) await county.Takes("owen.marsh", held);
        await county.IsNotFree("owen.marsh", notFree);
        foreach (var settled in new[] { wrote, opened }) await county.Decides("owen.marsh", settled, "advice");
        await county.Leaves("owen.marsh");
        await using (var db = county.Place.Db()) await new AddToReport(db).Do(wrote, Actor.Reporter, "He came back.");
        await county.Does("dana.whitlock", opened, (db, act, viewer, c) => new ReopenConcern(db).Do(act, viewer, c, c.Version, "Police have news."));

        await using var after = county.Place.Db();
        foreach (var id in new[] { wrote, opened, notFree })
        {
            (await county.Stored(id)).HolderId.ShouldBeNull();
            (await after.TimelineOf(id.Value)).Count(t => t.What == "Owen Marsh may not have it any more. What was in their hands is in nobody's now.").ShouldBe(1);
        }
    }

    // The role opens records, so a second name is needed.
    private static async Task Moves(Staffed county, string who, string agency, string team, string role)
    {
        await using var db = county.Place.Db();
        var worker = await db.Set<Worker>().SingleAsync(w => w.Id == county.Id(who));
        var keep = new KeepPeople(db, county.Place.Open.Abilities);
        if (!await keep.Change(county.Place.Act(county.As("piotr.zielak"), LawfulStep.Operate), worker, worker.Version, new AccountEntry(worker.Name, worker.Email, worker.JobTitle, agency, team, [role])))
            await keep.Confirm(county.Place.Act(county.As("grace.okafor"), LawfulStep.Operate), worker, (await new SecondName(db, county.Place.Open.Abilities).Of(worker))?.Digest());
    }

    private static async Task<Viewer> AsNow(Staffed county, string who)
    {
        await using var db = county.Place.Db();
        var id = county.Id(who);
        return Viewer.Of(await db.Set<Worker>().SingleAsync(w => w.Id == id));
    }
}
