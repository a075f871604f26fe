using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Worklist;

namespace Breakwater.Web.Pages.Huddle;

/// <summary>The daily huddle on one sheet: what came in since the hub closed, what is due today, what nobody has accepted.</summary>
[Needs("see_huddle")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    private const int Most = 100;

    public DateTime Since { get; private set; }

    public IReadOnlyList<(string Title, string Nothing, IReadOnlyList<WaitingRow> Rows, bool More)> Parts { get; private set; } = [];

    public DateTime Now { get; private set; }

    public async Task OnGet()
    {
        Now = Clock.Instant();
        // Since the hub closed on the last working day before today: over a weekend or a bank holiday, all of it.
        var configuration = Db.Partnership.Configuration;
        Since = LondonDay.At(configuration.WorkingDaysWithoutFail.Previous(LondonDay.Of(Now)), configuration.Hub.Closes);
        var (work, now, since, today) = (new WaitingWork(Db, abilities, Viewer), Now, Since, LondonDay.Of(Now));
        var tonight = LondonDay.End(today);
        var listed = Db.OpenTo(Viewer, abilities["list_concerns"]);
        var overnight = await work.Rows(listed.Where(c => c.ReceivedAt >= since).OrderBy(c => c.Queue).ThenBy(c => c.ReceivedAt).Take(Most + 1));
        // Telling child and parents has a part of its own, and takes nothing else out of this one: each is judged by its own time.
        var due = await work.Rows(work.Waiting().Where(c => c.WaitsUntil <= tonight && (c.AnswerBy <= tonight || c.ReadBy <= tonight
                || (c.Status == ConcernStatus.HandedOver && c.AcceptBy <= tonight && (c.AcceptBy < now || c.Urgency == Urgency.Now))
                || (c.Status != ConcernStatus.HandedOver && c.Status != ConcernStatus.Decided && c.Status != ConcernStatus.Closed && ((c.PausedUntil == null && c.DueAt <= tonight) || c.PausedUntil <= today))))
            .OrderBy(c => c.Queue).ThenBy(c => c.WaitsUntil).Take(Most + 1));
        var offered = await work.Rows(work.Waiting().Where(c => c.Status == ConcernStatus.HandedOver).OrderBy(c => c.WaitsUntil).Take(Most + 1));
        var tell = await work.Rows(work.Waiting().Where(c => c.TellBy != null).OrderBy(c => c.TellBy).Take(Most + 1));
        Parts =
        [
            Part("Came in since the last working day", "Nothing came in.", overnight),
            Part("Due today, or late", "Nothing is due today.", due),
            Part("Child and parents: to tell, or to think again", "Nobody waits to be told.", tell),
            Part("Offered, and nobody has accepted", "Everything that was offered is accepted.", offered),
        ];
        var shown = Parts.SelectMany(p => p.Rows).Select(r => r.Record).Distinct().ToList();
        if (shown.Count > 0) await Db.LookAtList(ActFor(LawfulStep.Triage), new ConcernListShown(Viewer.Name, shown.Count, shown), new ListShownTo(Viewer.WorkerId), shown);
    }

    private static (string, string, IReadOnlyList<WaitingRow>, bool) Part(string title, string nothing, IReadOnlyList<WaitingRow> found) =>
        (title, nothing, found.Take(Most).ToList(), found.Count > Most);
}
