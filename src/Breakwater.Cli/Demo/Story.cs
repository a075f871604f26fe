using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Demo;

/// <summary>
/// Plays the demonstration's story (<c>config/demo/story.yaml</c>) through the same use cases that the pages call, in the
/// order of time, so that clocks, referrals and the log look as if the county had worked with it.
/// </summary>
internal sealed class Story(OpenPartnership partnership)
{
    private readonly List<(DateTime At, Func<Task> Play)> _steps = [];
    private readonly DateTime _now = partnership.Partnership.Clock.Instant();
    private Dictionary<string, Viewer> _people = [];

    public async Task Play()
    {
        await using (var db = partnership.Safeguarding())
        {
            _people = await db.Set<Worker>().AsNoTracking().ToDictionaryAsync(w => w.Email, w => new Viewer(w.Id, w.Name, w.Agency, w.Team, w.RoleList));
        }
        var y = Yaml.Load(Serve.ServerOptions.Shipped("demo/story.yaml"));
        foreach (var concern in y.Maps("concerns")) Plan(concern);
        foreach (var concern in y.Maps("everyday")) PlanEveryday(concern);
        y.Done();
        foreach (var (_, play) in _steps.OrderBy(s => s.At)) await play();
    }

    private void Plan(Yaml y)
    {
        var (at, id) = (_now.AddHours(-y.Number("hours_ago", 0)), default(Id<Concern>));
        var (input, by) = (Input(y), y.MaybeText("by"));
        _ = y.Text("key");
        _steps.Add((at, async () => id = await Report(at, by, input)));
        foreach (var then in y.Maps("then")) PlanStep(then, at, () => id);
        y.Done();
    }

    private void PlanEveryday(Yaml y)
    {
        var (at, id) = (_now.AddHours(-y.Number("hours_ago", 0)), default(Id<Concern>));
        var input = new ReportInput(y.Text("about"), Channel.Telephone, Promise.Confidential, y.Text("narrative")) { Area = y.MaybeText("area"), Signs = y.Texts("signs") };
        var holder = _people[y.Text("holder")];
        _steps.Add((at, async () => id = await Report(at, null, input)));
        _steps.Add((at.AddMinutes(25), () => Act(id, async (db, concern) =>
            await new TakeConcern(db).Do(LawfulStep.Triage.By(holder, partnership.Partnership.Clock) with { At = at.AddMinutes(25) }, holder, concern, concern.Version))));
        y.Done();
    }

    private void PlanStep(Yaml y, DateTime reported, Func<Id<Concern>> id)
    {
        var (at, who, act) = (reported.AddHours(y.Number("after", 0)), _people[y.Text("who")], y.Text("act"));
        if (at > _now) throw y.Fault("after", "this step lies in the future.");
        var reason = y.MaybeText("reason");
        var lookOn = Day(y, "look_in_days", at);
        var told = new WhoWasTold(y.MaybeText("child") ?? "not known", y.MaybeText("parents") ?? "not known", reason);
        var decision = new DecisionInput(y.MaybeText("decision") ?? "", reason, y.MaybeText("to_agency"), y.MaybeText("to_team"), y.MaybeText("summary"));
        y.Done();
        Act By(LawfulStep step) => step.By(who, partnership.Partnership.Clock, reason) with { At = at };
        _steps.Add((at, () => Act(id(), async (db, concern) =>
        {
            switch (act)
            {
                case "take": await new TakeConcern(db).Do(By(LawfulStep.Triage), who, concern, concern.Version); break;
                case "pause": await new PauseClock(db).Do(By(LawfulStep.Triage), who, concern, concern.Version, reason, lookOn); break;
                case "told": await new MarkWhoWasTold(db).Do(By(LawfulStep.Triage), who, concern, concern.Version, told, lookOn); break;
                case "decide": await new DecideConcern(db).Do(By(LawfulStep.Triage), who, concern, concern.Version, decision); break;
                case "feedback": await new Feedback(db).Give(By(LawfulStep.Answer) with { Reason = null }, concern, concern.Version, reason); break;
                case "accept":
                    var offered = await Newest(db, concern);
                    await new AcceptReferral(db).Do(By(LawfulStep.Refer), who, offered, offered.Version);
                    break;
                case "decline":
                    var declined = await Newest(db, concern);
                    await new DeclineReferral(db).Do(By(LawfulStep.Refer), who, declined, declined.Version, reason);
                    break;
                default: throw y.Fault("act", $"\"{act}\" is not take, pause, told, decide, feedback, accept or decline.");
            }
        })));
    }

    private static DateOnly? Day(Yaml y, string name, DateTime at) => y.Has(name) ? LondonDay.Of(at).AddDays(y.Number(name, 0, 60)) : null;

    private static Task<Referral> Newest(Safeguarding.SafeguardingDb db, Concern concern) =>
        db.Referrals.Where(r => r.ConcernId == concern.Id).OrderByDescending(r => r.OfferedAt).FirstAsync();

    private async Task<Id<Concern>> Report(DateTime at, string? by, ReportInput input)
    {
        await using var db = partnership.Safeguarding();
        var (clock, worker) = (partnership.Partnership.Clock, by is null ? null : _people[by]);
        var door = partnership.Partnership.Configuration.Route(input.Area, input.About);
        var act = worker is null ? LawfulStep.Triage.By(Actor.Reporter, door.Agency, clock) : LawfulStep.Triage.By(worker, clock);
        return (await new ReportConcern(db).Do(act with { At = at }, input with { BroughtBy = worker?.WorkerId })).Concern.Id;
    }

    private async Task Act(Id<Concern> id, Func<Safeguarding.SafeguardingDb, Concern, Task> act)
    {
        await using var db = partnership.Safeguarding();
        await act(db, await db.Concerns.SingleAsync(c => c.Id == id));
    }

    private static ReportInput Input(Yaml y) => new(y.Text("about"), y.OneOf<Channel>("channel"), y.OneOf<Promise>("promise"), y.Text("narrative"))
    {
        Area = y.MaybeText("area"),
        Urgency = y.Has("urgency") ? y.OneOf<Urgency>("urgency") : Urgency.Routine,
        Signs = y.Texts("signs"),
        ReporterKind = y.MaybeText("reporter_kind") ?? "public",
        WantsReceipt = y.Flag("receipt", whenMissing: false),
        Circumstances = new Circumstances(y.MaybeText("where"), y.MaybeText("when"), y.MaybeText("how_known"), null, y.MaybeText("child_knows"), y.MaybeText("parents_know")),
        Identity = y.Has("identity") ? Identity(y.Map("identity")) : null,
        People = y.Maps("people").Select(Person).ToList(),
    };

    private static ReporterIdentity Identity(Yaml y)
    {
        var identity = new ReporterIdentity(y.MaybeText("name"), y.MaybeText("phone"), y.MaybeText("email"), null, null);
        y.Done();
        return identity;
    }

    private static PersonInput Person(Yaml y)
    {
        var person = new PersonInput(y.OneOf<PersonRole>("role"), y.MaybeText("name"), y.Has("born") ? y.Day("born") : null, y.MaybeText("age"),
            y.MaybeText("phone"), y.MaybeText("address"), y.MaybeText("postcode"), y.MaybeText("school"));
        y.Done();
        return person;
    }
}
