using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Retention;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Retention;

/// <summary>An emergency opening that opened nothing hangs on no record: it goes by two names as well, counted from its review.</summary>
public sealed class OpeningDisposalTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Two_names_take_what_was_typed_when_the_schedule_keeps_it_no_longer(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (id, waits) = (await Asked(county), await Asked(county, reviewed: false));
        byte[] copied;
        await using (var db = county.Db())
        {
            copied = (await db.BreakGlassOpenings.SingleAsync(o => o.Id == id)).Asked;
            await KeptLog.PlaceAndSign(county, db);
        }
        county.Clock.GoOn(TimeSpan.FromDays(700));
        (await Propose(county, county.SocialWorker, id)).ShouldBeNull("the schedule keeps it for two years");
        county.Clock.GoOn(TimeSpan.FromDays(33));
        (await Propose(county, county.SocialWorker, waits)).ShouldBeNull("nobody has reviewed it");
        (await Should.ThrowAsync<RuleBroken>(() => Propose(county, county.SocialWorker, id, " "))).Rule.ShouldBe("disposal-reason");
        var proposed = (await Propose(county, county.SocialWorker, id)).ShouldNotBeNull();
        (await Propose(county, county.SocialWorker, id)).ShouldBeNull("it waits for a second name");
        await using (var db = county.Db()) (await db.BreakGlassOpenings.CountAsync()).ShouldBe(2, "one name takes nothing");
        await DisposalTests.Confirm(county, proposed.Id);

        await using var after = county.Db();
        await KeptLog.PlaceAndSign(county, after);
        (await after.BreakGlassOpenings.Select(o => o.Id).ToListAsync()).ShouldBe([waits]);
        (await after.Set<RecordKey>().Where(k => k.RecordId == id.Value).Select(k => new { k.Wrapped, k.DestroyedAt }).ToListAsync())
            .ShouldAllBe(k => k.Wrapped == null && k.DestroyedAt != null);
        (await after.Set<StoredFact>().AnyAsync(f => f.RecordId == id.Value && f.Payload != null)).ShouldBeFalse();
        (await Should.ThrowAsync<InvalidOperationException>(() => after.Unseal(id.Value, "break_glass.asked", copied))).Message.ShouldContain("lawfully disposed");
        var done = await after.Disposals.SingleAsync();
        (done.Status, done.ConcernId, done.OpeningId, done.SettledBy).ShouldBe((DisposalStatus.Done, null, id, county.Manager.WorkerId));
        var report = await KeptLog.Verify(county, after);
        report.Fault.ShouldBeNull();
        report.Disposed.ShouldBeGreaterThan(1, "that it was asked and reviewed");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Who_opened_and_who_is_not_free_to_act_on_what_was_asked_for_learn_nothing_of_it(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (named, id) = (await county.Report(), await Asked(county));
        var (notFree, proposer) = (county.SocialWorker, county.Manager);
        var second = proposer with { WorkerId = Id<Worker>.New(county.Clock), Name = "Dana Whitlock" };
        await using (var db = county.Db())
        {
            db.Begin(county.Act(county.Hub));
            db.Add(new Relation<Concern> { Id = Id<Relation<Concern>>.New(county.Clock), RecordId = named.Id, Kind = RelationKind.Conflict, WorkerId = notFree.WorkerId, From = county.Clock.Instant() });
            db.Record(new ConflictDeclared("The test", notFree.Name), await db.Concerns.SingleAsync(c => c.Id == named.Id));
            await db.SaveChangesAsync();
        }
        county.Clock.GoOn(TimeSpan.FromDays(733));
        (await Propose(county, notFree, id)).ShouldBeNull();
        (await Propose(county, county.Hub, id)).ShouldBeNull("it is their own");
        (await Propose(county, proposer, id)).ShouldNotBeNull();
        await using (var db = county.Db())
        {
            var use = new DisposeOfRecord(db);
            foreach (var viewer in new[] { notFree, county.Hub }) (await (await use.Waiting(viewer)).AnyAsync()).ShouldBeFalse(viewer.Name);
            var disposal = await (await use.Waiting(second)).SingleAsync();
            await use.Confirm(county.Act(second, LawfulStep.Oversight), second, disposal, disposal.Version);
        }
        await using var after = county.Db();
        foreach (var (viewer, sees) in new[] { (notFree, false), (county.Hub, false), (proposer, true), (second, true) })
            (await new DisposeOfRecord(after).Settled(viewer).AnyAsync()).ShouldBe(sees, viewer.Name);
    }

    /// <summary>Somebody of the hub looked for a child by name and opened nothing.</summary>
    private static async Task<Id<BreakGlassOpening>> Asked(EmptyPartnership county, bool reviewed = true)
    {
        await using var db = county.Db();
        var opening = await new AskInEmergency(db).Do(county.Act(county.Hub, LawfulStep.Emergency), county.Hub, "Rafe Ortolan", "He is in a car with them now, and nobody answers.");
        if (reviewed) await new ReviewOpening(db).Do(county.Act(county.Manager, LawfulStep.Oversight), county.Manager, opening, opening.Version, Verdict.Right, "The call is on the log.");
        return opening.Id;
    }

    private static async Task<Disposal?> Propose(EmptyPartnership county, Viewer by, Id<BreakGlassOpening> id, string reason = "Two years since its review.")
    {
        await using var db = county.Db();
        return await new ProposeDisposal(db).Do(county.Act(by, LawfulStep.Oversight, reason), by, id);
    }
}
