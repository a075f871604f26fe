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

    public IReadOnlyList<(string Title, string Nothing, IReadOnlyList<WaitingRow> Rows)> Parts { get; private set; } = [];

    public DateTime Now { get; private set; }

    public async Task OnGet()
    {
        Now = Clock.Instant();
        // Since 17:00 on the last working day before today: over a weekend or a bank holiday, all of it.
        Since = LondonDay.At(Db.Partnership.Configuration.WorkingDaysWithoutFail.Previous(LondonDay.Of(Now)), new TimeOnly(17, 0));
        var (work, now, since, today) = (new WaitingWork(Db, abilities, Viewer), Now, Since, LondonDay.Of(Now));
        var tonight = LondonDay.End(today);
        var listed = Db.OpenTo(Viewer, abilities["list_concerns"]);
        var overnight = await work.Rows(listed.Where(c => c.ReceivedAt >= since).OrderBy(c => c.Queue).ThenBy(c => c.ReceivedAt).Take(Most));
        // Telling child and parents has a part of its own, and takes nothing else out of this one: each is judged by its own time.
        var due = await work.Rows(work.Waiting().Where(c => c.WaitsUntil <= tonight && (c.AnswerBy <= tonight || c.ReadBy <= tonight
                || (c.Status == ConcernStatus.HandedOver && c.AcceptBy <= tonight && (c.AcceptBy < now || c.Urgency == Urgency.Now))
                || (c.Status != ConcernStatus.HandedOver && c.Status != ConcernStatus.Decided && c.Status != ConcernStatus.Closed && ((c.PausedUntil == null && c.DueAt <= tonight) || c.PausedUntil <= today))))
            .OrderBy(c => c.Queue).ThenBy(c => c.WaitsUntil).Take(Most));
        var offered = await work.Rows(work.Waiting().Where(c => c.Status == ConcernStatus.HandedOver).OrderBy(c => c.WaitsUntil).Take(Most));
        var tell = await work.Rows(work.Waiting().Where(c => c.TellBy != null).OrderBy(c => c.TellBy).Take(Most));
        Parts =
        [
            ("Came in since the last working day", "Nothing came in.", overnight),
            ("Due today, or late", "Nothing is due today.", due),
            ("Child and parents: to tell, or to think again", "Nobody waits to be told.", tell),
            ("Offered, and nobody has accepted", "Everything that was offered is accepted.", offered),
        ];
        var shown = Parts.SelectMany(p => p.Rows).Select(r => r.Record).Distinct().ToList();
        if (shown.Count > 0) await Db.LookAtList(ActFor(LawfulStep.Triage), new ConcernListShown(Viewer.Name, shown.Count, shown), new ListShownTo(Viewer.WorkerId), shown);
    }
}
