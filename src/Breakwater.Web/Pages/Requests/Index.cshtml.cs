using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Papers;
using Breakwater.Scrutiny.Published;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Requests;

/// <summary>One line of the officer's desk.</summary>
public sealed record DeskLine(TrackedRequest Asked, TrackedAddressee? Of, DueTag? Due, string? Note);

/// <summary>The scrutiny officer's desk: what is due, what is late and why, what awaits the committee, whom to ask again.</summary>
[Needs("work_on_requests")]
public sealed class IndexModel(ScrutinyDb db) : ScrutinyPage(db)
{
    /// <summary>Who has not been asked yet, of minutes that are public.</summary>
    public IReadOnlyList<ToSend> ToSend { get; private set; } = [];

    /// <summary>Answers that came by link and that nobody has read.</summary>
    public IReadOnlyList<DeskLine> Unread { get; private set; } = [];

    public IReadOnlyList<KeptPart> Kept { get; private set; } = [];

    public IReadOnlyList<DeskLine> Due { get; private set; } = [];

    public IReadOnlyList<DeskLine> Late { get; private set; } = [];

    public IReadOnlyList<DeskLine> Awaiting { get; private set; } = [];

    public IReadOnlyList<DeskLine> AskAgain { get; private set; } = [];

    public IReadOnlyList<DeskLine> Gaps { get; private set; } = [];

    public IReadOnlyList<DeskLine> Reviews { get; private set; } = [];

    public IReadOnlyList<DeskLine> Open { get; private set; } = [];

    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    public IReadOnlyList<(Meeting Meeting, string Body)> Unpublished { get; private set; } = [];

    public DateOnly Today => LondonTime.Today(Clock);

    public async Task OnGet()
    {
        var (now, today) = (Clock.Instant(), Today);
        var known = await Db.Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync();
        var bodies = known.ToDictionary(b => b.Id);
        var open = (await new ReadTracker(Db, published: false, bodies).All()).Where(r => r.IsOpen).ToList();
        var asked = open.SelectMany(r => r.Asked.Select(a => (Request: r, Of: a))).Where(x => x.Of.Served.Shown == ShownAnswer.None).ToList();
        var owed = asked.Where(x => x.Of.Served.Clock.Rule.OnMiss != OnMiss.Chase).ToList();
        ToSend = open.Where(r => r.Resolution.PublishedAt is not null).SelectMany(r => Breakwater.Web.Pages.Requests.ToSend.For(r, known)).ToList();
        Unread = open.SelectMany(r => r.Asked.Where(a => a.Served.Unread.Any()).Select(a => new DeskLine(r, a, null, "Came " + LondonTime.Short(a.Served.Unread.First().ReceivedAt) + (a.Served.Unread.Sum(u => u.Marks.Count) is var marks and > 0 ? $"; {marks} marks to look at" : "")))).ToList();
        Kept = (await new ReviewRestriction(Db).All()).Where(k => k.Restriction.ReviewOn <= today.AddDays(14)).ToList();
        Due = owed.Where(x => x.Of.Served.DueAt > now && x.Of.Served.DueAt <= now.AddDays(7)).OrderBy(x => x.Of.Served.DueAt).Select(x => Line(x, now)).ToList();
        Late = owed.Where(x => x.Of.Served.DueAt <= now).OrderBy(x => x.Of.Served.DueAt).Select(x => Line(x, now) with { Note = x.Of.Served.Clock.LateReason is { } why ? "Reason: " + why : "No reason given yet" }).ToList();
        AskAgain = asked.Where(x => x.Of.Served.Clock.Rule.OnMiss == OnMiss.Chase && x.Of.Served.DueAt <= now)
            .Select(x => Line(x, now) with { Due = null, Note = $"Nothing heard for {(int)(now - x.Of.Served.Clock.Start).TotalDays} days; {DutyWords.Of(x.Of.Served.Basis)}" }).ToList();
        Awaiting = open.Where(r => r.Request.Status == RequestStatus.ClosureProposed).Select(r => new DeskLine(r, null, null, r.Request.ClosureProposal)).ToList();
        Gaps = open.Where(r => r.Request.Warnings.Count > 0 || r.Request.PlainWords is null)
            .Select(r => new DeskLine(r, null, null, string.Join(" ", r.Request.Warnings.Concat(r.Request.PlainWords is null ? ["No plain words for residents yet."] : Array.Empty<string>())))).ToList();
        Reviews = open.SelectMany(r => r.Outcomes.Where(o => o.Verdict is null && o.ReviewOn <= today).Select(o => new DeskLine(r, null, null, "The outcome is due for a verdict: " + o.Measure))).ToList();
        Open = open.ConvertAll(r => new DeskLine(r, null, null, null));
        Letters = (await Db.Letters.AsNoTracking().Where(l => l.Status != LetterStatus.ReportedToCommittee && l.Status != LetterStatus.Withdrawn).ToListAsync()).OrderByDescending(l => l.IsUnanswered(today)).ThenBy(l => l.Reference, StringComparer.Ordinal).ToList();
        Papers = await Db.Papers.AsNoTracking().Where(p => p.Status == PaperStatus.InReview).OrderBy(p => p.ReceivedAt).ToListAsync();
        Unpublished = (await Db.Meetings.AsNoTracking().Where(m => m.Status == MeetingStatus.Ended && m.MinutesPublishedAt == null).OrderBy(m => m.Day).ToListAsync()).ConvertAll(m => (m, bodies[m.BodyId].Name));
    }

    /// <summary>One press: everybody of one request who is sure, or of all of them.</summary>
    public Task<IActionResult> OnPostAsk(Id<Request>? request) => Try(async () =>
    {
        var published = Db.Resolutions.Where(r => r.PublishedAt != null).Select(r => r.Id);
        var requests = (await Db.Requests.Where(r => published.Contains(r.ResolutionId) && (request == null || r.Id == request) && (r.Status == RequestStatus.Resolved || r.Status == RequestStatus.Served)).ToListAsync()).FindAll(r => r.ToAsk.Count > 0);
        var asked = await new ServeRequest(Db).Waiting(ActFor(LawfulStep.Scrutinise), Viewer.Name, requests, t => $"{Db.Partnership.Address}/answers/{t}");
        Done(Breakwater.Web.Pages.Requests.ToSend.Say(asked));
        return LocalRedirect("/requests");
    }, OnGet);

    /// <summary>Where nobody names a day, what is kept back is asked about again on this one.</summary>
    public DateOnly InAYear => Today.AddYears(1);

    /// <summary>What was typed as the next day, and for which part, when it was refused.</summary>
    public (Guid Part, string? Typed) Again { get; private set; }

    /// <summary>What is kept back stays so until another day; or a paragraph or the title of an item is opened.</summary>
    public Task<IActionResult> OnPostKept(Id<Item> item, Id<Passage>? passage, Id<ItemFile>? file, bool open, string? again) => Try(async () =>
    {
        Again = (file?.Value ?? passage?.Value ?? item.Value, again);
        var (review, act) = (new ReviewRestriction(Db), ActFor(LawfulStep.Scrutinise));
        var day = string.IsNullOrWhiteSpace(again) ? InAYear : DateOnly.TryParse(again, System.Globalization.CultureInfo.GetCultureInfo("en-GB"), out var typed) ? typed
            : throw new RuleBroken("restriction-review", $"“{again}” is not a day. Write it such as {SpokenTime.Day(InAYear)}.");
        if (!open) await review.Keep(act, Viewer.Name, item, passage, day, file);
        else if (passage is { } one) await review.Open(act, Viewer.Name, item, one, Looked);
        else await review.OpenItem(act, Viewer.Name, item, Looked);
        Done(!open ? "It stays kept back." : passage is null ? "The item's title is open, and what it resolved. Its paragraphs stay kept back until you open each." : "The paragraph is open.");
        return LocalRedirect("/requests");
    }, OnGet);

    private static DeskLine Line((TrackedRequest Request, TrackedAddressee Of) x, DateTime now) => new(x.Request, x.Of, DueTag.Running(x.Of.Served.DueAt, now, TimeSpan.FromDays(3)), null);
}
