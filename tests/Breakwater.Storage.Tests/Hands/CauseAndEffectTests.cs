using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Breakwater.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Storage.Tests.Hands;

/// <summary>Facts of one moment keep the order in which they came about, in the log and on the timeline: cause before effect.</summary>
public sealed class CauseAndEffectTests
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_recorded_first_in_one_saving_comes_first(Database database)
    {
        await using var county = await Staffed.On(database);
        var id = await county.Reported();
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"Worker {i}")];
        await county.Does("owen.marsh", id, async (db, act, _, concern) =>
        {
            db.Begin(act);
            foreach (var name in names) db.Record(new ReporterAnswered(name), concern);
            await db.SaveChangesAsync();
        });
        await using var after = county.Place.Db();
        (await after.TimelineOf(id.Value)).Where(t => t.What.StartsWith("Worker ", StringComparison.Ordinal)).Select(t => t.What.Split(" wrote")[0]).Reverse().ShouldBe(names);
        await new Sequencer().Place(after, "one");
        var placed = await after.Set<FactPlace>().Join(after.Set<StoredFact>(), p => p.FactId, f => f.Id, (p, f) => new { p.Position, f.Name, f.Payload, f.RecordId, f.Id })
            .Where(p => p.Name == "reporter-asked").OrderBy(p => p.Position).ToListAsync();
        var said = new List<string>();
        foreach (var fact in placed) said.Add(((ReporterAnswered)FactPayload.Read(fact.Name, (await after.Unseal(fact.RecordId, "fact " + fact.Id.ToString("D"), fact.Payload))!, after.Partnership.FactTypes).Fact!).By);
        said.ShouldBe(names);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_news_for_whoever_told_us_stands_after_the_decision_and_after_the_acceptance(Database database)
    {
        await using var county = await Staffed.On(database);
        for (var i = 0; i < 4; i++)
        {
            var decided = await WithReceipt(county);
            await county.Decides("owen.marsh", decided, "advice");
            await Follows(county, decided, "concern-decided");
            var accepted = await WithReceipt(county);
            await county.Accepts("tessa.boyle", await county.Offers("owen.marsh", accepted));
            await Follows(county, accepted, "referral-accepted");
        }
    }

    private static async Task Follows(Staffed county, Id<Concern> id, string cause)
    {
        await using var db = county.Place.Db();
        var order = await db.Set<StoredFact>().Where(f => f.RecordId == id.Value && (f.Name == cause || f.Name == "feedback-given")).OrderBy(f => f.At).ThenBy(f => f.Id).Select(f => f.Name).ToListAsync();
        order.ShouldBe([cause, "feedback-given"]);
    }

    private static async Task<Id<Concern>> WithReceipt(Staffed county)
    {
        await using var db = county.Place.Db();
        var said = new ReportInput("child", Channel.PublicForm, Promise.Anonymous, "Told on the form.") { Area = "ashmere", WantsReceipt = true };
        return (await new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, "csc", county.Place.Clock), said)).Concern.Id;
    }
}
