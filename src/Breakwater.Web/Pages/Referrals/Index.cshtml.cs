using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Worklist;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Referrals;

public sealed record ReferralRow(Guid Id, string Reference, string What, string? Name, string? Area, string From, string To, ReferralStatus Status, string? AcceptedBy, DueTag Due);

/// <summary>Referrals offered to one's team, or by one's agency: those that wait first, then what was settled lately.</summary>
[Needs("see_referrals")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    private const int Size = 25;

    [BindProperty(SupportsGet = true)] public string? Show { get; set; }

    [BindProperty(SupportsGet = true)] public int At { get; set; } = 1;

    public IReadOnlyList<ReferralRow> Rows { get; private set; } = [];

    public bool More { get; private set; }

    public async Task OnGet()
    {
        (At, Show) = (Math.Clamp(At, 1, 400), Show == "settled" ? "settled" : "waiting");
        var (now, configuration, open) = (Clock.Instant(), Db.Partnership.Configuration, Db.ReferralsOpenTo(Viewer, abilities["open_referral"]));
        open = Show == "settled"
            ? open.Where(r => r.Status != ReferralStatus.Offered && r.Status != ReferralStatus.Expired).OrderByDescending(r => r.AnsweredAt)
            : open.Where(r => r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired).OrderBy(r => r.AcceptBy);
        var found = await open.Skip((At - 1) * Size).Take(Size + 1).Select(r => new
        {
            Referral = r,
            AcceptedBy = Db.Set<Kernel.Workers.Worker>().Where(w => w.Id == r.AcceptedBy).Select(w => w.Name).FirstOrDefault(),
            Area = Db.Concerns.Where(c => c.Id == r.ConcernId).Select(c => c.Area).FirstOrDefault(),
            Name = Db.Set<ConcernPerson>().Where(p => p.ConcernId == r.ConcernId && p.Name != null && (p.Role == PersonRole.ChildAtRisk || p.Role == PersonRole.AdultAtRisk)).Select(p => p.Name).FirstOrDefault(),
        }).AsNoTracking().ToListAsync();
        More = found.Count > Size;
        Rows = found.Take(Size).Select(f => new ReferralRow(f.Referral.Id.Value, f.Referral.Reference, configuration.DecisionOf(f.Referral.Kind).Words, f.Name?.Text, configuration.AreaOf(f.Area)?.Name,
            configuration.AgencyOf(f.Referral.FromAgency).Name, WaitingRow.TeamName(configuration, f.Referral.ToAgency, f.Referral.ToTeam), f.Referral.Status, f.AcceptedBy,
            f.Referral.AnsweredAt is { } at ? DueTag.Met(f.Referral.AcceptBy, at) : DueTag.Running(f.Referral.AcceptBy, now))).ToList();
        if (Rows.Count == 0) return;
        var records = Rows.Select(r => r.Id).ToList();
        await Db.LookAtList(ActFor(LawfulStep.Refer), new ReferralListShown(Viewer.Name, records.Count, records), new ListShownTo(Viewer.WorkerId), records);
    }
}
