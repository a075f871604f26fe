using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Requests;

/// <summary>A request as the officer works on it: serve, answers, progress, plan, outcome, and what the committee decided.</summary>
[Needs("work_on_requests")]
public sealed class OpenModel(ScrutinyDb db, OpenPartnership partnership) : ScrutinyPage(db)
{
    [FromRoute]
    public Id<Request> Id { get; set; }

    [BindProperty]
    public RequestForms In { get; set; } = new();

    public TrackedRequest Asked { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Meetings { get; private set; } = [];

    /// <summary>Who is still to be asked.</summary>
    public IReadOnlyList<ToSend> Waiting { get; private set; } = [];

    /// <summary>Words of the meeting's resolutions, for what this one points to.</summary>
    public IReadOnlyDictionary<Id<Resolution>, string> Siblings { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas => [.. AreaChoices.All(Db.Partnership.Configuration)];

    public IEnumerable<SelectListItem> Addressees => Asked.Asked.Select(a => new SelectListItem(a.Body.Name, a.Served.Id.ToString()));

    public DateTime Now => Clock.Instant();

    /// <summary>This form was sent and came back with a sentence: it stays open, with what was typed.</summary>
    public bool Sent(string form) => !HttpMethodIsGet && HttpContext.Request.Query["handler"] == form;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotOpen();

    public Task<IActionResult> OnPostServe() => Do("Served.", async request =>
    {
        var addressee = await Db.Bodies.FirstOrDefaultAsync(b => b.Id == In.ServeOn) ?? throw new RuleBroken("serve-on", "Choose whom to ask.");
        await new ServeRequest(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, addressee, In.WithoutDuty ? StatutoryBasis.NoDuty : null, When(In.Received));
    });

    public Task<IActionResult> OnPostAnswer() => Do("The answer is recorded.", request => new RecordResponse(Db).Do(ActFor(LawfulStep.Scrutinise), request, Version, In.AnswerOf ?? default,
        new ResponseInput(RequestForms.Chosen<ResponseCategory>(In.Category), In.AnswerWords, In.AnswerReason, In.AnswerAction, In.ActionBy.Value, In.RedirectTo, In.From, In.LateReason, Looked), When(In.CameOn)));

    public Task<IActionResult> OnPostAsk() => Do("", async request => Done(ToSend.Say(await new ServeRequest(Db).Waiting(ActFor(LawfulStep.Scrutinise), Viewer.Name, [request], t => $"{Db.Partnership.Address}/answers/{t}"))));

    public Task<IActionResult> OnPostName(string name, List<Id<Body>> bodies, Id<Body>? other) => Do("Settled.", async request =>
        await new ServeRequest(Db).Name(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, name, await Db.Bodies.Where(b => bodies.Contains(b.Id) || b.Id == other).ToListAsync()));

    public Task<IActionResult> OnPostRead(Id<Served> served, int at, string? keptBack) => Do("Read.", request => new RecordResponse(Db).Read(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, served, at, Looked, keptBack));

    public Task<IActionResult> OnPostLate() => Do("The reason is recorded.", request => Follow.ExplainLateness(ActFor(LawfulStep.Scrutinise), request, Version, In.LateOf ?? default, In.LateWords, Looked));

    public Task<IActionResult> OnPostChase() => Do("Noted that they were asked again.", request => Follow.Chase(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, In.Of ?? default));

    public Task<IActionResult> OnPostProgress() => Do("Progress is noted.", request => RequestForms.Chosen<Rag>(In.Rag) is { } rag
        ? Follow.Note(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, rag, In.Progress, Looked)
        : throw new RuleBroken("progress-rag", "Choose how far it is."));

    public Task<IActionResult> OnPostStep() => Do("The step is in the plan.", request => Follow.AddStep(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, In.StepOf ?? default, In.StepWords, In.StepOwner, In.StepDue.Value, Looked));

    public Task<IActionResult> OnPostStepDone(Id<ActionStep> step) => Do("Done.", request => Follow.FinishStep(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, step, LondonTime.Today(Clock)));

    public Task<IActionResult> OnPostDescribe() => Do("Saved.", request => Follow.Describe(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, In.Plain, In.Topic, In.Area, In.WantedBy.Value, Looked));

    public Task<IActionResult> OnPostPropose() => Do("Proposed to the committee.", request => Follow.ProposeClosure(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, In.Closure, Looked));

    public Task<IActionResult> OnPostDecide() => Do("The committee's decision is entered.", request => RequestForms.Chosen<CommitteeVerdict>(In.Decided) is { } decided
        ? new DecideRequest(Db).Do(ActFor(LawfulStep.Scrutinise), request, Version, decided, In.MeetingId, In.Minute, In.DecisionWords, Looked)
        : throw new RuleBroken("committee-decision-which", "Choose what the committee decided."));

    public Task<IActionResult> OnPostLink() => Do("The link is on its way.", async request =>
    {
        var token = await new AnswerByLink(Db).Send(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, In.LinkOf ?? default, In.Office, In.Email, t => $"{Db.Partnership.Address}/answers/{t}");
        if (partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true }) TempData["Mail"] = $"/answers/{token}";
    });

    public Task<IActionResult> OnPostWatch() => Do("The outcome is named.", request => new WatchOutcome(Db).Link(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, In.Measure, In.Period, In.Value, RequestForms.Chosen<Direction>(In.Expected) ?? Direction.Up, In.ReviewOn.Value, Looked));

    public Task<IActionResult> OnPostValue(Id<OutcomeLink> outcome) => Do("The figure is noted.", async request =>
        await new WatchOutcome(Db).Note(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version, await Outcome(request, outcome), In.Period, In.Value, Looked));

    public Task<IActionResult> OnPostVerdict(Id<OutcomeLink> outcome) => Do("The verdict is recorded.", async request => await new WatchOutcome(Db).Judge(ActFor(LawfulStep.Scrutinise), Viewer.Name, request, Version,
        await Outcome(request, outcome), RequestForms.Chosen<Verdict>(In.VerdictCode) ?? throw new RuleBroken("outcome-verdict", "Choose a verdict."), In.VerdictWords, Looked));

    private FollowRequest Follow => new(Db);

    private async Task<IActionResult> Do(string done, Func<Request, Task> work)
    {
        if (await Db.Requests.FirstOrDefaultAsync(r => r.Id == Id) is not { } request) return NotOpen();
        return await Try(async () =>
        {
            await work(request);
            if (done.Length > 0) Done(done);
            return LocalRedirect("/requests/" + Id);
        }, async () => await Load());
    }

    private async Task<bool> Load()
    {
        var known = await Db.Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync();
        if (await new ReadTracker(Db, published: false, known.ToDictionary(b => b.Id)).One(Id) is not { } asked) return false;
        Asked = asked;
        if (HttpMethodIsGet) Version = asked.Request.Version;
        if (HttpMethodIsGet) (In.Plain, In.Topic, In.Area, In.WantedBy) = (asked.Request.PlainWords, asked.Request.Topic, asked.Request.Area, Appearance.Fields.TypedDate.From(asked.Request.WantedBy));
        var bodies = known.FindAll(b => b.EndedOn is null);
        Bodies = bodies.ConvertAll(b => new SelectListItem(b.Name, b.Id.ToString()));
        Waiting = ToSend.For(asked, bodies);
        var meeting = asked.Meeting.Id;
        Siblings = asked.Request.Links.All(l => l.ResolutionId is null) ? [] : await Db.Resolutions.AsNoTracking().Where(r => r.MeetingId == meeting).ToDictionaryAsync(r => r.Id, r => r.Verbatim);
        Meetings = (await Db.Meetings.AsNoTracking().Where(m => m.BodyId == asked.Committee.Id && m.Status == MeetingStatus.Ended).OrderByDescending(m => m.Day).ToListAsync())
            .ConvertAll(m => new SelectListItem(SpokenTime.Day(m.Day), m.Id.ToString()));
        Timeline = await Db.TimelineOf(Id.Value);
        return true;
    }

    private bool HttpMethodIsGet => Microsoft.AspNetCore.Http.HttpMethods.IsGet(HttpContext.Request.Method);

    private async Task<OutcomeLink> Outcome(Request request, Id<OutcomeLink> id) =>
        await Db.Outcomes.FirstOrDefaultAsync(o => o.Id == id && o.RequestId == request.Id) ?? throw new RuleBroken("outcome-which", "This outcome does not belong to the request.");

    // Midday of the day that was typed; without one, now.
    private DateTime When(Appearance.Fields.TypedDate typed) =>
        typed.Value is { } day && day != LondonDay.Of(Now) ? LondonDay.At(day, new TimeOnly(12, 0)) : Now;
}
