using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary>
/// Two years of closed, invented work behind the story: the same number gives the same history. Uses the domain's own
/// steps, saved many at a time, so that speed can be judged on a county's data.
/// </summary>
internal sealed class SyntheticHistory(OpenPartnership partnership, int count)
{
    private const int Together = 250;
    private static readonly string[] Said = ["Stays out all night and won't say where.", "Has two phones and new clothes.", "Young people come and go at all hours.", "Came to school with a cut lip and was afraid.", "Was found far from home on a train.", "Someone older waits at the gate."];
    private readonly Random _chance = new(20_26);
    private readonly InventedPeople _people = new(new Random(20_27));
    private readonly List<SourceRecord> _met = [];
    private readonly HashSet<Id<Concern>> _again = [];

    public async Task Add()
    {
        var workers = await Workers();
        var (now, start) = (partnership.Partnership.Clock.Instant(), partnership.Partnership.Clock.Instant().AddDays(-730));
        for (var done = 0; done < count; done += Together)
        {
            await using var db = partnership.Safeguarding();
            for (var i = done; i < Math.Min(count, done + Together); i++)
                await One(db, workers, start + ((now.AddDays(-40) - start) * (i / (double)count)));
            TakeIn(db);
            await db.SaveChangesAsync();
        }
        await using var index = partnership.Safeguarding();
        await new FillIndex(index).Do(_met);
    }

    // Whoever is new goes into the index with all the others; whoever is told of again waits to be compared, as in life.
    private void TakeIn(SafeguardingDb db)
    {
        var records = db.SourceRecords.Local.Where(r => !_again.Contains(r.ConcernId)).ToDictionary(r => r.Id);
        _met.AddRange(records.Values);
        foreach (var waits in db.WaitingRecords.Local.Where(w => records.ContainsKey(w.RecordId)).ToList()) db.Entry(waits).State = EntityState.Detached;
    }

    private async Task<Dictionary<string, Viewer>> Workers()
    {
        await using var db = partnership.Safeguarding();
        var all = await db.Set<Worker>().AsNoTracking().ToListAsync();
        return all.Where(w => w.Team is "hub" or "adult-door" or "community-safety").GroupBy(w => w.Team!)
            .ToDictionary(g => g.Key, g => { var w = g.First(); return new Viewer(w.Id, w.Name, w.Agency, w.Team, w.RoleList); });
    }

    private async Task One(SafeguardingDb db, Dictionary<string, Viewer> workers, DateTime at)
    {
        var configuration = partnership.Partnership.Configuration;
        var about = _chance.Next(10) switch { < 6 => "child", 6 => "adult", 7 => "place", 8 => "group", _ => "online" };
        var (person, again) = about is "child" or "adult" ? _people.Next(about == "child" ? PersonRole.ChildAtRisk : PersonRole.AdultAtRisk) : (null, false);
        var input = new ReportInput(about, _chance.Next(3) == 0 ? Channel.PublicForm : Channel.Telephone, Promise.Confidential, Pick(Said))
        {
            Area = Pick(configuration.Areas).Code,
            Signs = [Pick(configuration.Signs).Code],
            People = person is null ? [] : [person],
        };
        var door = configuration.Route(input.Area, about);
        var concern = (await new ReportConcern(db).Add(LawfulStep.Triage.By(Actor.Reporter, door.Agency, partnership.Partnership.Clock) with { At = at }, input)).Concern;

        if (again) _again.Add(concern.Id);
        var worker = workers[door.Team];
        db.Begin(LawfulStep.Triage.By(worker, partnership.Partnership.Clock) with { At = at });
        concern.Take(worker.WorkerId, at.AddHours(1));
        db.Record(new ConcernTaken(worker.Name), concern);
        var rule = configuration.DecisionOf(_chance.Next(3) == 0 ? "no-further-action" : "advice");
        concern.Decide(rule.Code, words: null, at.AddHours(1 + _chance.Next(26)), answerBy: null);
        db.Record(new ConcernDecided(worker.Name, rule.Words), concern);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_chance.Next(from.Count)];
}
