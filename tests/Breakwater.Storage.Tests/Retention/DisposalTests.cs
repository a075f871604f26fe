using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Retention;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Retention;

/// <summary>A record goes when its time has come and two named people say so; nothing is left of anybody, and the log still verifies.</summary>
public sealed class DisposalTests
{
    private static readonly TimeSpan SevenYears = TimeSpan.FromDays(7 * 366);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Two_names_take_all_that_is_known_of_anybody_and_leave_a_tombstone(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var id = await Decided(county, "A boy, Xanthippe's son, at the quay.", new ReporterIdentity("Quintilla Ravenscar", "07700 900777", null, null, "a neighbour"));
        await using (var db = county.Db())
        {
            await new MatchNewRecords(db).Do(LawfulStep.Triage.By(Actor.Job("match-people"), "csc", county.Clock));
            await KeptLog.PlaceAndSign(county, db);
        }
        county.Clock.GoOn(SevenYears);
        var disposal = await Propose(county, id, DisposalGround.RetentionEnded, "Six years since it was decided.");
        await Confirm(county, disposal);

        await using var after = county.Db();
        await KeptLog.PlaceAndSign(county, after);
        var stone = await after.Concerns.Include(c => c.People).SingleAsync(c => c.Id == id);
        stone.DisposedAt.ShouldNotBeNull();
        (stone.Narrative.Length, stone.People.Count, stone.ReceiptDigest, stone.Area).ShouldBe((0, 0, null, null));
        (await after.SourceRecords.AnyAsync() || await after.IndexedRecords.AnyAsync() || await after.PersonKeys.AnyAsync() || await after.WaitingRecords.AnyAsync()).ShouldBeFalse("nobody is found again");
        (await after.MatchKeys.AnyAsync() || await after.Reporters.AnyAsync() || await after.ConcernRelations.AnyAsync()).ShouldBeFalse();
        (await after.Set<RecordKey>().Where(k => k.RecordId == id.Value).Select(k => new { k.Wrapped, k.DestroyedAt }).ToListAsync())
            .ShouldAllBe(k => k.Wrapped == null && k.DestroyedAt != null);
        (await after.Set<StoredFact>().AnyAsync(f => f.RecordId == id.Value && f.Payload != null)).ShouldBeFalse();
        (await after.InSightOf(county.Hub).AnyAsync()).ShouldBeFalse("it is in no list and no number");

        var done = await after.Disposals.SingleAsync();
        (done.Status, done.Reference, done.ProposedBy, done.SettledBy).ShouldBe((DisposalStatus.Done, stone.Reference, Officer(county).WorkerId, county.Manager.WorkerId));
        (await after.Unseal(done.Id.Value, "disposals.reason", done.Reason)).ShouldBe("Six years since it was decided.");
        var report = await KeptLog.Verify(county, after);
        report.Fault.ShouldBeNull();
        report.Disposed.ShouldBeGreaterThan(2);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Whom_it_was_hidden_from_learns_nothing_of_it_afterwards(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (officer, manager) = (Officer(county), county.Manager);
        var (conflict, secret, plain) = (await Decided(county), await Decided(county), await Decided(county));
        await using (var db = county.Db())
        {
            db.Begin(county.Act(county.Hub));
            void Relate(Id<Concern> concern, RelationKind kind, Id<Worker> whom) =>
                db.Add(new Relation<Concern> { Id = Id<Relation<Concern>>.New(county.Clock), RecordId = concern, Kind = kind, WorkerId = whom, From = county.Clock.Instant() });
            Relate(conflict, RelationKind.Conflict, county.Hub.WorkerId);
            Relate(conflict, RelationKind.Named, county.SocialWorker.WorkerId);
            foreach (var named in new[] { officer.WorkerId, manager.WorkerId }) Relate(secret, RelationKind.Named, named);
            var sealedOne = await db.Concerns.SingleAsync(c => c.Id == secret);
            sealedOne.Handling = Handling.Sealed;
            db.Record(new HandlingChanged("The test", "open", "sealed"), sealedOne);
            await db.SaveChangesAsync();
        }
        county.Clock.GoOn(SevenYears);
        foreach (var id in new[] { conflict, secret, plain }) await Confirm(county, await Propose(county, id, DisposalGround.RetentionEnded, "Time."));

        await using var after = county.Db();
        async Task<List<Id<Concern>>> Seen(Viewer viewer) => await new DisposeOfRecord(after).Settled(viewer).Select(d => d.ConcernId!.Value).ToListAsync();
        (await Seen(manager)).ShouldBe([conflict, secret, plain], ignoreOrder: true);
        (await Seen(county.Hub)).ShouldBe([plain], "one conflict of interest, one seal without the name");
        (await after.ConcernRelations.Select(r => new { r.RecordId, r.Kind }).Distinct().ToListAsync())
            .ShouldBe([new { RecordId = conflict, Kind = RelationKind.Conflict }, new { RecordId = secret, Kind = RelationKind.Named }], ignoreOrder: true);
        (await after.ConcernRelations.AnyAsync(r => r.Kind == RelationKind.Named && r.Until == null)).ShouldBeFalse("it opens nothing");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Nothing_goes_before_its_time_but_an_erasure_nor_with_one_name(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var id = await Decided(county);
        county.Clock.GoOn(TimeSpan.FromDays(365));
        (await Refused(county, id, DisposalGround.RetentionEnded)).ShouldBe("disposal-early");
        await using (var db = county.Db()) (await db.Due(db.Concerns, county.Clock.Instant()).CountAsync()).ShouldBe(0);
        (await Refused(county, id, DisposalGround.Erasure, reason: " ")).ShouldBe("disposal-reason");
        var erasure = await Propose(county, id, DisposalGround.Erasure, "The mother's request of May, which I decided.");
        await using (var db = county.Db())
        {
            var own = await db.Disposals.SingleAsync();
            (await Should.ThrowAsync<RuleBroken>(() => new DisposeOfRecord(db).Confirm(county.Act(Officer(county), LawfulStep.Oversight), Officer(county), own, own.Version))).Rule.ShouldBe("disposal-self");
        }
        await using (var db = county.Db()) (await db.Concerns.SingleAsync()).DisposedAt.ShouldBeNull("one name takes nothing");
        await Confirm(county, erasure);
        await using (var db = county.Db()) (await db.Concerns.SingleAsync()).DisposedAt.ShouldNotBeNull();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_is_open_held_linked_or_recognised_is_kept(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var (open, due, other) = ((await county.Report("Still open.")).Id, await Decided(county), await Decided(county));
        county.Clock.GoOn(SevenYears);
        (await Refused(county, open, DisposalGround.Erasure)).ShouldBe("disposal-open");
        await using (var db = county.Db()) (await db.Due(db.Concerns, county.Clock.Instant()).CountAsync()).ShouldBe(2);

        await Hold(county, due, hold: true);
        (await Refused(county, due, DisposalGround.RetentionEnded)).ShouldBe("disposal-held");
        await using (var db = county.Db()) (await db.Due(db.Concerns, county.Clock.Instant()).CountAsync()).ShouldBe(1);
        await Hold(county, due, hold: false);

        await Link(county, due, open);
        (await Refused(county, due, DisposalGround.RetentionEnded)).ShouldBe("disposal-linked");
        await Link(county, due, open, linked: false);
        await Link(county, due, other);
        await using (var db = county.Db())
        {
            db.Begin(county.Act(county.Hub));
            var concern = await db.Concerns.SingleAsync(c => c.Id == other);
            (await db.SourceRecords.FirstAsync(r => r.ConcernId == other)).PersonId = Id<Person>.New(county.Clock);
            db.Record(new ConcernAcknowledged("The test"), concern);
            await db.SaveChangesAsync();
        }
        (await Refused(county, other, DisposalGround.RetentionEnded)).ShouldBe("disposal-joined");
        // Linked with one that is due as well: neither keeps the other.
        var proposed = await Propose(county, due, DisposalGround.RetentionEnded, "Time.");
        await Hold(county, due, hold: true);
        (await Should.ThrowAsync<RuleBroken>(() => Confirm(county, proposed))).Rule.ShouldBe("disposal-held", "what has come up since is asked for again");
        await Hold(county, due, hold: false);
        await Confirm(county, proposed);
        await using (var db = county.Db()) (await db.Links.AnyAsync(l => l.ConcernId == due || l.OtherId == due)).ShouldBeFalse();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_that_is_compared_in_that_very_moment_stays_as_it_was_and_goes_the_next_time(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var id = await Decided(county, "A boy, Xanthippe's son, at the quay.");
        county.Clock.GoOn(SevenYears);
        var proposed = await Propose(county, id, DisposalGround.RetentionEnded, "Six years since it was decided.");
        await using (var db = county.Db())
        {
            (await db.WaitingRecords.AnyAsync()).ShouldBeTrue("it waits to be compared");
            var disposal = await db.Disposals.SingleAsync();
            db.SavingChanges += (_, _) =>
            {
                using var comparing = county.Db();
                new MatchNewRecords(comparing).Do(LawfulStep.Triage.By(Actor.Job("match-people"), "csc", county.Clock)).GetAwaiter().GetResult();
            };
            (await Should.ThrowAsync<RuleBroken>(() => new DisposeOfRecord(db).Confirm(county.Act(county.Manager, LawfulStep.Oversight), county.Manager, disposal, disposal.Version))).Rule.ShouldBe("disposal-again");
        }
        await using (var db = county.Db())
        {
            (await db.Concerns.SingleAsync()).DisposedAt.ShouldBeNull();
            (await db.Set<RecordKey>().AnyAsync(k => k.RecordId == id.Value && k.DestroyedAt != null)).ShouldBeFalse("no key was taken");
        }
        await Confirm(county, proposed);
        await using (var db = county.Db()) (await db.Concerns.SingleAsync()).DisposedAt.ShouldNotBeNull();
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_tombstone_that_nothing_in_the_log_tells_of_is_wrong(Database database)
    {
        await using var county = await EmptyPartnership.On(database);
        var concern = await county.Report();
        await using (var db = county.Db()) await KeptLog.PlaceAndSign(county, db);
        await using (var db = county.Db())
        {
            (await db.Set<RecordKey>().SingleAsync(k => k.RecordId == concern.Id.Value && k.Class == KeyClass.Content)).Destroy(county.Clock.Instant());
            foreach (var fact in await db.Set<StoredFact>().Where(f => f.RecordId == concern.Id.Value).ToListAsync()) fact.Payload = null;
            await db.SaveChangesAsync();
        }
        await using var after = county.Db();
        (await KeptLog.Verify(county, after)).Fault.ShouldNotBeNull().Sentence.ShouldContain("no fact of the log tells of a disposal");
    }

    [Fact]
    public void A_disposal_is_settled_once() => DisposalMoves.Table.All.ShouldAllBe(m => m.From == DisposalStatus.Proposed && m.To != DisposalStatus.Proposed);

    private static Viewer Officer(EmptyPartnership county) => county.SocialWorker with { Name = "Neil Ashworth", Agency = "council", Team = "governance", Roles = ["data_protection"] };

    internal static async Task<Id<Concern>> Decided(EmptyPartnership county, string said = "A boy at the quay.", ReporterIdentity? identity = null)
    {
        var id = (await county.Report(said, identity)).Id;
        await using var db = county.Db();
        var concern = await db.Concerns.SingleAsync(c => c.Id == id);
        await new DecideConcern(db).Do(county.Act(county.Hub), county.Hub, concern, concern.Version, new DecisionInput("no-further-action", "Nothing in it."));
        if (identity is not null) await new Feedback(db).Give(county.Act(county.Hub), concern, concern.Version, "rang back");
        return id;
    }

    internal static async Task<Id<Disposal>> Propose(EmptyPartnership county, Id<Concern> id, DisposalGround ground, string reason)
    {
        await using var db = county.Db();
        var reference = await db.Concerns.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync();
        return (await new ProposeDisposal(db).Do(county.Act(Officer(county), LawfulStep.Oversight, reason), Officer(county), reference, ground)).ShouldNotBeNull().Id;
    }

    private static async Task<string> Refused(EmptyPartnership county, Id<Concern> id, DisposalGround ground, string reason = "Time.") =>
        (await Should.ThrowAsync<RuleBroken>(() => Propose(county, id, ground, reason))).Rule;

    internal static async Task Confirm(EmptyPartnership county, Id<Disposal> id)
    {
        await using var db = county.Db();
        var disposal = await db.Disposals.SingleAsync(d => d.Id == id);
        await new DisposeOfRecord(db).Confirm(county.Act(county.Manager, LawfulStep.Oversight), county.Manager, disposal, disposal.Version);
    }

    private static async Task Hold(EmptyPartnership county, Id<Concern> id, bool hold)
    {
        await using var db = county.Db();
        var reference = await db.Concerns.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync();
        (await new HoldRecord(db).Do(county.Act(Officer(county), LawfulStep.Oversight, "The inquiry asks for it."), Officer(county), reference, hold)).ShouldBeTrue();
    }

    private static async Task Link(EmptyPartnership county, Id<Concern> one, Id<Concern> other, bool linked = true)
    {
        await using var db = county.Db();
        var (here, there) = (await db.Concerns.SingleAsync(c => c.Id == one), await db.Concerns.SingleAsync(c => c.Id == other));
        await new LinkConcerns(db).Do(county.Act(county.Hub), county.Hub, here, here.Version, there, linked, "a phone number");
    }
}
