using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Identities;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Desk;

/// <summary>One thing that waits: a reference and when it is due, never a name, so that the page needs no fact.</summary>
public sealed record Waiting(string Words, string Path, DueTag Due);

/// <summary>Everybody's own front page: notices, and what waits for this person, each by the ability that opens it.</summary>
[Needs("see_home")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities, PageFrame frame) : StaffPage(db)
{
    private const int Most = 20;

    public IReadOnlyList<Notice> Notices { get; private set; } = [];

    public IReadOnlyList<Waiting> Mine { get; private set; } = [];

    /// <summary>Decisions of others to which this person may put the second name.</summary>
    public IReadOnlyList<Waiting> ToSign { get; private set; } = [];

    public int NobodyHas { get; private set; }

    public IReadOnlyList<FrameLink> Places => frame.Navigation;

    public async Task OnGet()
    {
        var (me, now) = (Viewer.WorkerId, Clock.Instant());
        Notices = await new StillOpenTo(Db, abilities, Viewer).Of(await Db.Set<Notice>().AsNoTracking().Where(n => n.WorkerId == me && n.ReadAt == null).OrderByDescending(n => n.At).Take(Most).ToListAsync());
        var work = new WaitingWork(Db, abilities, Viewer);
        var held = await work.Rows(work.Waiting().Where(c => c.HolderId == me || c.TellerId == me).OrderBy(c => c.WaitsUntil).Take(Most));
        // What whoever told us added, or an agency answered, since this person accepted it: the hub answers, but it may change what has to be done.
        var added = await Db.OpenTo(Viewer, abilities["open_concern"]).AsNoTracking().Where(c => c.HolderId != me && ((c.AnswerBy != null && Db.Messages.Any(m => m.ConcernId == c.Id && m.FromReporter && m.ReadAt == null)) || c.ReadBy != null) && Db.Referrals.Any(r => r.ConcernId == c.Id && r.AcceptedBy == me))
            .OrderBy(c => c.WaitsUntil).Take(Most).Select(c => new { c.Id, c.Reference, c.WaitsUntil, Answered = c.ReadBy != null }).ToListAsync();
        var sign = May("countersign_decision") ? await Db.OpenTo(Viewer, abilities["countersign_decision"]).AsNoTracking().Where(c => c.Status == ConcernStatus.AwaitingCountersignature && c.ProposedBy != me)
            .OrderBy(c => c.DueAt).Take(Most).Select(c => new { c.Id, c.Reference, c.DueAt }).ToListAsync() : [];
        ToSign = sign.ConvertAll(c => new Waiting($"{c.Reference}: put your name to the decision, or send it back", "/concerns/" + c.Id, DueTag.Running(c.DueAt, now)));
        if (May("take_concern")) NobodyHas = await Db.OpenTo(Viewer, abilities["take_concern"]).CountAsync(c => c.HolderId == null && c.Status != ConcernStatus.Decided && c.Status != ConcernStatus.Closed);
        var offered = await Db.ReferralsOpenTo(Viewer, abilities["answer_referral"]).AsNoTracking()
            .Where(r => r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired).OrderBy(r => r.AcceptBy).Take(Most).Select(r => new { r.Id, r.Reference, r.AcceptBy }).ToListAsync();
        // A referral that ran out and climbed to this person: they are named on its concern.
        var ranOut = await Db.OpenTo(Viewer, abilities["open_concern"]).AsNoTracking().Where(c => c.Status == ConcernStatus.HandedOver && c.HolderId != me && c.AcceptBy < now && Db.ConcernRelations.Any(r => r.RecordId == c.Id && r.WorkerId == me && r.Kind == Breakwater.Safeguarding.Sharing.RelationKind.Named && r.Until == null))
            .OrderBy(c => c.AcceptBy).Take(Most).Select(c => new { c.Id, c.Reference, c.WaitsUntil }).ToListAsync();
        var reviews = May("review_break_glass") ? await new ReviewOpening(Db).OpenTo(Viewer).AsNoTracking().Where(o => o.ReviewedAt == null).OrderBy(o => o.ReviewDueAt).Take(Most).Select(o => new { o.Id, o.ReviewDueAt }).ToListAsync() : [];
        var messages = May("open_identity") ? await new PassMessageOn(Db).Waiting(Viewer) : [];
        var answerHours = Db.Partnership.Configuration.Hub.AcknowledgeHours;
        Mine = held.Where(c => c.WaitsFor != WaitingRow.SecondName || !sign.Exists(s => s.Id.Value == c.Record)).Select(c => new Waiting($"{c.Reference}: {c.WaitsFor}", c.Path, c.Due))
            .Concat(added.Select(c => new Waiting($"{c.Reference}: Read what {(c.Answered ? "an agency answered" : "whoever told us added")}", "/concerns/" + c.Id, DueTag.Running(c.WaitsUntil, now))))
            .Concat(ranOut.Select(c => new Waiting($"See that {c.Reference} is accepted: nobody has", "/concerns/" + c.Id, DueTag.Running(c.WaitsUntil, now))))
            .Concat(offered.Select(r => new Waiting($"Accept or decline {r.Reference}", "/referrals/" + r.Id, DueTag.Running(r.AcceptBy, now))))
            .Concat(reviews.Select(o => new Waiting("Review an emergency opening", "/break-glass/reviews/" + o.Id, DueTag.Running(o.ReviewDueAt, now))))
            .Concat(messages.Select(m => new Waiting($"Pass on a message about {m.Reference}", "/identities?of=" + m.Concern, DueTag.Running(m.AskedAt.AddHours(answerHours), now))))
            .OrderBy(w => w.Due.DueUtc).ToList();
    }

    /// <summary>Goes where a notice leads, and marks it read.</summary>
    public async Task<IActionResult> OnPostRead(Guid notice)
    {
        if (await Db.Set<Notice>().FirstOrDefaultAsync(n => n.Id == notice && n.WorkerId == Viewer.WorkerId) is not { } mine) return RedirectToPage();
        mine.ReadAt = Clock.Instant();
        await Db.SaveChangesAsync();
        return LocalRedirect(Url.IsLocalUrl(mine.Path) ? mine.Path : "/desk");
    }

    public bool May(string ability) => abilities.Knows(ability) && abilities[ability].For(Viewer.Roles) != Relations.None;
}
