using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Following;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>An addressee's answer, as it came: by letter to the officer, or typed by the addressee behind its link.</summary>
public sealed record ResponseInput(ResponseCategory? Category, string? Words, string? Reason, string? Action, DateOnly? ActionBy, Id<Body>? RedirectTo, string? From, string? LateReason = null, bool Looked = false);

/// <summary>Takes an answer in; the first one meets the addressee's clock, whatever it says. A late one may bring its reason.</summary>
public sealed class RecordResponse(ScrutinyDb db)
{
    public async Task Do(Act act, Request request, int version, Id<Served> servedId, ResponseInput input, DateTime receivedAt)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        Published.WordsForPublic.Check(input.Looked, input.Words, input.Reason, input.Action, input.From, input.LateReason);
        await Add(request, servedId, input, receivedAt, readBy: act.Actor.Name);
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// An officer has read an answer that came by link. It becomes public; or its words are kept back, with a reason that
    /// is public, and the addressee is asked for other words.
    /// </summary>
    public async Task Read(Act act, string by, Request request, int version, Id<Served> servedId, int at, bool looked, string? keptBack)
    {
        PartnershipDb.Expect(request, version);
        db.Begin(act);
        var served = request.Served.FirstOrDefault(one => one.Id == servedId) ?? throw new RuleBroken("response-addressee", "Say whose answer this is.");
        if (at < 0 || at >= served.Responses.Count) throw new RuleBroken("answer-read", "This answer was read before.");
        if (string.IsNullOrWhiteSpace(keptBack)) Published.WordsForPublic.Check(looked, served.Responses[at].Words, served.Responses[at].Reason, served.Responses[at].Action, served.Responses[at].From, served.Responses[at].Late);
        else Published.WordsForPublic.Check(looked, keptBack);
        served.Read(at, by, keptBack);
        if (served.Responses[at] is { KeptBack: null, Late: { } late, ReceivedAt: var came } && served.Clock.LateReason is null && came > served.Clock.Due)
            served.ExplainLateness(late, came);
        var addressee = await db.Bodies.SingleAsync(b => b.Id == served.BodyId);
        db.Record(new AnswerRead(by, addressee.Name, served.Responses[at].KeptBack is null ? "it may be public" : "its words are kept back"), request);
        await new TellFollowers(db).Of(request, $"{addressee.Name} has answered.");
        await db.SaveChangesAsync();
    }

    /// <summary>As part of another use case, which saves.</summary>
    internal async Task Add(Request request, Id<Served> servedId, ResponseInput input, DateTime receivedAt, string? readBy)
    {
        var served = request.Served.FirstOrDefault(one => one.Id == servedId) ?? throw new RuleBroken("response-addressee", "Say whose answer this is.");
        if (input.Category is not { } category) throw new RuleBroken("response-category", "Say what the answer amounts to.");
        if (string.IsNullOrWhiteSpace(input.From)) throw new RuleBroken("response-from", "Say who answered: name and office.");
        if (receivedAt > db.Partnership.Clock.Instant()) throw new RuleBroken("response-future", "An answer can't have come in the future.");
        var addressee = await db.Bodies.SingleAsync(b => b.Id == served.BodyId);
        served.Answer(
            new Response(category, (input.Words ?? "").Trim(), Trimmed(input.Reason), Trimmed(input.Action), input.ActionBy, input.RedirectTo, receivedAt, input.From.Trim(), readBy, Late: readBy is null ? Trimmed(input.LateReason) : null),
            db.Partnership.Configuration.WorkingDays);
        db.Record(new ResponseRecorded(addressee.Name, DutyWords.Of(served.Shown)), request);
        if (readBy is not null && Trimmed(input.LateReason) is { } late && served.Clock.LateReason is null && receivedAt > served.Clock.Due)
        {
            served.ExplainLateness(late, receivedAt);
            db.Record(new LatenessExplained(addressee.Name), request);
        }
        if (readBy is not null) await new TellFollowers(db).Of(request, $"{addressee.Name} has answered.");
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
