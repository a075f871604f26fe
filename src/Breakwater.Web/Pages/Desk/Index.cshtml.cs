using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Outbox;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Identities;
using Breakwater.Web.Access;
using Breakwater.Web.Access.People;
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

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    /// <summary>Whether more of them wait than the page shows.</summary>
    public bool MoreNotices { get; private set; }

    public IReadOnlyList<Waiting> Mine { get; private set; } = [];

    /// <summary>What others proposed and this person may put the second name to.</summary>
    public IReadOnlyList<Waiting> ToSign { get; private set; } = [];

    public int NobodyHas { get; private set; }

    public IReadOnlyList<FrameLink> Places => frame.Navigation;

    public async Task OnGet()
    {
        var (me, now) = (Viewer.WorkerId, Clock.Instant());
        var accounts = May("confirm_people") ? await new SecondName(Db, abilities).WaitingFor(Viewer) : [];
        // What came in as urgent stands first, whatever came after it; and what isn't open to them any more takes nothing's place.
        var unread = await Db.Set<Notice>().AsNoTracking().Where(n => n.WorkerId == me && n.ReadAt == null)
            .OrderByDescending(n => n.Text.Contains(ReportConcern.AsUrgent)).ThenByDescending(n => n.At).Take(2 * Most).ToListAsync();
        var notices = await new StillOpenTo(Db, abilities, Viewer).Of(unread, accounts.Select(a => a.Whom.Value).ToList());
        (Notices, MoreNotices) = (notices.Take(Most).ToList(), notices.Count > Most);
        (var toDo, ToSign) = await new WhatWaits(Db, abilities, Viewer, Most).Read(accounts);
        var work = new WaitingWork(Db, abilities, Viewer);
        var held = May("list_concerns") ? await work.Rows(work.Waiting().Where(c => c.HolderId == me || c.TellerId == me).OrderBy(c => c.WaitsUntil).Take(Most)) : [];
        if (May("take_concern")) NobodyHas = await Db.OpenTo(Viewer, abilities["take_concern"]).CountAsync(c => c.HolderId == null && c.Status != ConcernStatus.Decided && c.Status != ConcernStatus.Closed);
        var messages = May("open_identity") ? await new PassMessageOn(Db).Waiting(Viewer) : [];
        var answerHours = Db.Partnership.Configuration.Hub.AcknowledgeHours;
        Mine = held.Where(c => c.WaitsFor != WaitingRow.SecondName || ToSign.All(s => s.Path != c.Path)).Select(c => new Waiting($"{c.Reference}: {c.WaitsFor}", c.Path, c.Due))
            .Concat(toDo)
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
