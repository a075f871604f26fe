using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Testing;
using Breakwater.Web.Access.People;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>Merrowshire with the demonstration's people in it, each called by e-mail name, and no job that runs by itself.</summary>
internal sealed class Staffed : IAsyncDisposable
{
    private readonly Dictionary<string, Worker> _people;

    private Staffed(EmptyPartnership place, Dictionary<string, Worker> people) => (Place, _people) = (place, people);

    public EmptyPartnership Place { get; }

    public DateTime Now => Place.Clock.Instant();

    public static async Task<Staffed> On(Database database)
    {
        var place = await EmptyPartnership.On(database);
        return new Staffed(place, await RunningBreakwater.AddPeople(place.Open));
    }

    public Viewer As(string who) => Viewer.Of(_people[who]);

    public Id<Worker> Id(string who) => _people[who].Id;

    public async Task<Id<Concern>> Reported(string about = "child", string area = "ashmere")
    {
        await using var db = Place.Db();
        return (await new ReportConcern(db).Do(Place.Act(As("owen.marsh")), new ReportInput(about, Channel.Telephone, Promise.Anonymous, "Told on the telephone.") { Area = area })).Concern.Id;
    }

    /// <summary>One act of somebody on a concern.</summary>
    public async Task Does(string who, Id<Concern> id, Func<SafeguardingDb, Act, Viewer, Concern, Task> what, LawfulStep? step = null, string? reason = null)
    {
        await using var db = Place.Db();
        await what(db, Place.Act(As(who), step, reason), As(who), await db.Concerns.SingleAsync(c => c.Id == id));
    }

    public Task Takes(string who, Id<Concern> id) => Does(who, id, (db, act, viewer, c) => new TakeConcern(db).Do(act, viewer, c, c.Version));

    public Task Decides(string who, Id<Concern> id, string code) => Does(who, id, (db, act, viewer, c) => new DecideConcern(db).Do(act, viewer, c, c.Version, new DecisionInput(code, "A reason.", ExternalReference: "47/1182")));

    public Task Seals(string who, Id<Concern> id) => Does(who, id, (db, act, viewer, c) => new ChangeHandling(db).Do(act, viewer, c, c.Version, Handling.Sealed), LawfulStep.Oversight);

    public Task Restricts(string who, Id<Concern> id) => Does(who, id, (db, act, viewer, c) => new ChangeHandling(db).Do(act, viewer, c, c.Version, Handling.Restricted), LawfulStep.Oversight);

    public Task IsNotFree(string who, Id<Concern> id) => Does(who, id, async (db, act, viewer, c) =>
        await new DeclareConflict(db).Do(act, viewer, c, c.Version, await db.Set<Worker>().SingleAsync(w => w.Id == viewer.WorkerId)), LawfulStep.Oversight);

    /// <summary>Family help, offered to the Exploitation Team, or what else is said.</summary>
    public async Task<Id<Referral>> Offers(string who, Id<Concern> id, string code = "family-help", string agency = "csc", string team = "exploitation")
    {
        Referral? made = null;
        await Does(who, id, async (db, act, viewer, c) => made = await new DecideConcern(db).Do(act, viewer, c, c.Version, new DecisionInput(code, null, agency, team, "A worker of their own.")));
        return made!.Id;
    }

    public async Task Answers(string who, Id<Referral> id, Func<SafeguardingDb, Act, Viewer, Referral, Task> how)
    {
        await using var db = Place.Db();
        await how(db, Place.Act(As(who), LawfulStep.Refer), As(who), await db.Referrals.SingleAsync(r => r.Id == id));
    }

    public Task Accepts(string who, Id<Referral> id) => Answers(who, id, (db, act, viewer, r) => new AcceptReferral(db).Do(act, viewer, r, r.Version));

    public async Task Leaves(string who)
    {
        await using var db = Place.Db();
        await new KeepPeople(db, Place.Open.Abilities).SetActive(Place.Act(As("piotr.zielak"), LawfulStep.Operate), await db.Set<Worker>().SingleAsync(w => w.Id == Id(who)), active: false);
    }

    public async Task<int> RunOut()
    {
        await using var db = Place.Db();
        return await new LetReferralsRunOut(db).Do(LawfulStep.Refer.By(Actor.Job("referrals-run-out"), "csc", Place.Clock));
    }

    public async Task<Concern> Stored(Id<Concern> id)
    {
        await using var db = Place.Db();
        return await db.Concerns.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    public async Task<Referral> Stored(Id<Referral> id)
    {
        await using var db = Place.Db();
        return await db.Referrals.AsNoTracking().SingleAsync(r => r.Id == id);
    }

    /// <summary>Who has a notice with these words in it, by e-mail name.</summary>
    public async Task<List<string>> Told(string words)
    {
        await using var db = Place.Db();
        var told = await db.Set<Notice>().Where(n => n.Text.Contains(words)).Select(n => n.WorkerId).Distinct().ToListAsync();
        return [.. _people.Where(p => told.Contains(p.Value.Id)).Select(p => p.Key).Order(StringComparer.Ordinal)];
    }

    public async Task<bool> Opens(string who, Id<Concern> id, string ability = "open_concern")
    {
        await using var db = Place.Db();
        return await db.OpenTo(As(who), Place.Open.Abilities[ability]).AnyAsync(c => c.Id == id);
    }

    public ValueTask DisposeAsync() => Place.DisposeAsync();
}
