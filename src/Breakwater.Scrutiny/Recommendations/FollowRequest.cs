using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Following;
using Breakwater.Scrutiny.Published;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>What officers note while a request is open: how far it is, a reason for lateness, a chase, steps, plain words.</summary>
public sealed class FollowRequest(ScrutinyDb db)
{
    public async Task Note(Act act, string by, Request request, int version, Rag rag, string? words, bool looked = false)
    {
        Open(act, request, version);
        WordsForPublic.Check(looked, words);
        request.Note(new ProgressNote(rag, (words ?? "").Trim(), by, act.At));
        db.Record(new ProgressNoted(by, DutyWords.Of(rag)), request);
        await new TellFollowers(db).Of(request, "There is news on progress.");
        await db.SaveChangesAsync();
    }

    public async Task ExplainLateness(Act act, Request request, int version, Id<Served> servedId, string? reason, bool looked = false)
    {
        Open(act, request, version);
        WordsForPublic.Check(looked, reason);
        var served = One(request, servedId);
        served.ExplainLateness(reason ?? "", act.At);
        db.Record(new LatenessExplained(await NameOf(served)), request);
        await db.SaveChangesAsync();
    }

    /// <summary>Notes that the addressee was asked again.</summary>
    public async Task Chase(Act act, string by, Request request, int version, Id<Served> servedId)
    {
        Open(act, request, version);
        db.Record(new RequestChased(by, await NameOf(One(request, servedId))), request);
        await db.SaveChangesAsync();
    }

    public async Task AddStep(Act act, string by, Request request, int version, Id<Served> servedId, string? words, string? owner, DateOnly? due, bool looked = false)
    {
        Open(act, request, version);
        WordsForPublic.Check(looked, words, owner);
        if (string.IsNullOrWhiteSpace(words) || string.IsNullOrWhiteSpace(owner) || due is not { } day)
            throw new RuleBroken("step-whole", "A step says what is done, who does it and by when.");
        var served = One(request, servedId);
        db.Add(new ActionStep { Id = Id<ActionStep>.New(db.Partnership.Clock), ServedId = served.Id, Words = words.Trim(), Owner = owner.Trim(), Due = day });
        db.Record(new StepAdded(by, await NameOf(served), LondonTime.Say(day)), request);
        await db.SaveChangesAsync();
    }

    public async Task FinishStep(Act act, string by, Request request, int version, Id<ActionStep> stepId, DateOnly on)
    {
        Open(act, request, version);
        var step = await db.Steps.SingleAsync(s => s.Id == stepId);
        _ = One(request, step.ServedId);
        step.Done(on);
        db.Record(new StepDone(by), request);
        await db.SaveChangesAsync();
    }

    /// <summary>Plain words, topic, area and the committee's own day.</summary>
    public async Task Describe(Act act, string by, Request request, int version, string? plain, string? topic, string? area, DateOnly? wantedBy, bool looked = false)
    {
        Open(act, request, version);
        WordsForPublic.Check(looked, plain, topic);
        var before = request.PlainWords;
        (request.PlainWords, request.Topic, request.Area, request.WantedBy) = (Trimmed(plain), Trimmed(topic), Trimmed(area), wantedBy);
        if (request.PlainWords != before) await FoundBy(request, act.At);
        db.Record(new RequestDescribed(by), request);
        await db.SaveChangesAsync();
    }

    public async Task ProposeClosure(Act act, string by, Request request, int version, string? why, bool looked = false)
    {
        Open(act, request, version);
        WordsForPublic.Check(looked, why);
        request.ProposeClosure(why ?? "");
        db.Record(new ClosureProposed(by), request);
        await db.SaveChangesAsync();
    }

    // The search finds a request by the plain words that it has now; nothing where the minutes aren't public or its item is kept back.
    private async Task FoundBy(Request request, DateTime at)
    {
        db.RemoveRange(await db.Published.Where(t => t.RecordId == request.Id.Value).ToListAsync());
        var resolution = await db.Resolutions.SingleAsync(r => r.Id == request.ResolutionId);
        if (resolution.PublishedAt is null || request.PlainWords is not { } plain) return;
        var meeting = await db.Meetings.SingleAsync(m => m.Id == resolution.MeetingId);
        db.Add(PublishedText.Of(request, plain, meeting, await db.Bodies.Where(b => b.Id == meeting.BodyId).Select(b => b.Name).SingleAsync(), at, db.Partnership.Clock));
    }

    private void Open(Act act, Request request, int version)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
    }

    private static Served One(Request request, Id<Served> id) =>
        request.Served.FirstOrDefault(one => one.Id == id) ?? throw new RuleBroken("request-addressee", "This body was not asked this.");

    private async Task<string> NameOf(Served served) => (await db.Bodies.SingleAsync(b => b.Id == served.BodyId)).Name;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
