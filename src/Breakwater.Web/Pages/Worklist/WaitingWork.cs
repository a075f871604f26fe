using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Worklist;

/// <summary>What the filters of the worklist ask for; all of them travel in the address.</summary>
public sealed record WaitingFilter(string? Area, string? Kind, string? Whose, int Page)
{
    public const int Size = 25;

    public int Skip => (Math.Max(Page, 1) - 1) * Size;

    /// <summary>One more than is shown, to know whether there is a next page.</summary>
    public int Reach => Skip + Size + 1;
}

/// <summary>
/// Reads what waits for somebody, within what the viewer may list: concerns of the front door, referrals offered to the
/// viewer's team, checks asked of the viewer's agency. One statement for each of the three that the viewer has at all.
/// </summary>
public sealed class WaitingWork(SafeguardingDb db, AbilityTable abilities, Viewer viewer)
{
    /// <summary>What the first page reaches for; a constant, because the query of the first page is kept.</summary>
    private const int FirstReach = WaitingFilter.Size + 1;

    private readonly DateTime _now = db.Partnership.Clock.Instant();

    public async Task<(IReadOnlyList<WaitingRow> Rows, bool More)> Read(WaitingFilter filter)
    {
        var rows = new List<WaitingRow>();
        if (filter.Kind is null or "concern") rows.AddRange(await Concerns(filter));
        if (filter.Kind is null or "referral") rows.AddRange(await Referrals(filter));
        if (filter.Kind is null or "check") rows.AddRange(await Checks(filter));
        var ordered = rows.OrderBy(r => r.Queue).ThenBy(r => r.DueUtc).Skip(filter.Skip).Take(WaitingFilter.Size + 1).ToList();
        return (ordered.Take(WaitingFilter.Size).ToList(), ordered.Count > WaitingFilter.Size);
    }

    /// <summary>
    /// How much of all that the list holds under this area and kind nobody has, how much is late and how much is the viewer's:
    /// of each kind counted no further than 1,000, in one statement.
    /// </summary>
    public async Task<(int Nobodys, int Late, int Mine)> Counts(WaitingFilter? filter = null)
    {
        const int Most = 1000;
        var (me, now, area, kind) = (viewer.WorkerId, _now, filter?.Area, filter?.Kind);
        var ask = () =>
        {
            var counted = new List<IQueryable<int>>();
            if (kind is null or "concern")
            {
                var open = ConcernsIn(area);
                counted.Add(open.Where(c => c.Queue <= Queues.NobodyHasIt).Take(Most).Select(_ => 0));
                counted.Add(open.Where(c => c.WaitsUntil < now).Take(Most).Select(_ => 1));
                counted.Add(open.Where(c => c.HolderId == me || c.TellerId == me).Take(Most).Select(_ => 2));
            }
            if (kind is null or "referral" && AnswersReferrals)
            {
                counted.Add(ReferralsIn(area).Take(Most).Select(_ => 0));
                counted.Add(ReferralsIn(area).Where(r => r.AcceptBy < now).Take(Most).Select(_ => 1));
            }
            if (kind is null or "check" && AnswersChecks)
            {
                counted.Add(ChecksIn(area).Take(Most).Select(_ => 0));
                counted.Add(ChecksIn(area).Where(k => k.DueAt < now).Take(Most).Select(_ => 1));
            }
            return counted.Count == 0 ? null : counted.Aggregate((all, one) => all.Concat(one)).GroupBy(which => which).Select(g => new { g.Key, Count = g.Count() });
        };
        var counts = area is null && kind is null ? await db.Kept("worklist counts", viewer, now, default, () => ask()!) : ask() is { } asked ? await asked.ToListAsync() : [];
        int Of(int which) => counts.FirstOrDefault(c => c.Key == which)?.Count ?? 0;
        return (Of(0), Of(1), Of(2));
    }

    /// <summary>What waits, of all that the viewer may list.</summary>
    public IQueryable<Concern> Waiting() => db.OpenTo(viewer, abilities["list_concerns"]).Where(c => c.Queue <= Queues.SomebodyHasIt);

    private bool AnswersReferrals => viewer.Team is not null && abilities["answer_referral"].For(viewer.Roles).HasFlag(Relations.Team);

    private bool AnswersChecks => abilities["answer_check"].For(viewer.Roles) != Relations.None;

    /// <summary>What waits in the area or in any that lies within it; null: wherever.</summary>
    private IQueryable<Concern> ConcernsIn(string? area)
    {
        if (area is null) return Waiting();
        var inside = db.Partnership.Configuration.AllWithin(area);
        return Waiting().Where(c => inside.Contains(c.Area));
    }

    // Agency, team and status beside the access rule, and not within its turnings: by them the index finds the few that wait.
    private IQueryable<Referral> ReferralsIn(string? area)
    {
        var (agency, team) = (viewer.Agency, viewer.Team);
        var waiting = db.ReferralsOpenTo(viewer, abilities["answer_referral"]).Where(r => r.ToAgency == agency && r.ToTeam == team && (r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired));
        if (area is null) return waiting;
        var inside = db.Partnership.Configuration.AllWithin(area);
        return waiting.Where(r => db.Concerns.Any(c => c.Id == r.ConcernId && inside.Contains(c.Area)));
    }

    private IQueryable<AgencyCheck> ChecksIn(string? area)
    {
        var waiting = db.ChecksOpenTo(viewer, abilities["answer_check"]).Where(k => k.Answer == CheckAnswerKind.Waiting);
        if (area is null) return waiting;
        var inside = db.Partnership.Configuration.AllWithin(area);
        return waiting.Where(k => db.Concerns.Any(c => c.Id == k.ConcernId && inside.Contains(c.Area)));
    }

    private async Task<IEnumerable<WaitingRow>> Concerns(WaitingFilter filter)
    {
        if (filter is { Area: null, Whose: null, Page: 1 })
            return InWords(await db.Kept("worklist", viewer, _now, default, () => Select(Waiting().OrderBy(c => c.Queue).ThenBy(c => c.WaitsUntil).Take(FirstReach))));
        var (me, now) = (viewer.WorkerId, _now);
        var open = ConcernsIn(filter.Area);
        open = filter.Whose switch
        {
            "mine" => open.Where(c => c.HolderId == me || c.TellerId == me),
            "nobodys" => open.Where(c => c.Queue <= Queues.NobodyHasIt),
            "late" => open.Where(c => c.WaitsUntil < now),
            _ => open,
        };
        return await Rows(open.OrderBy(c => c.Queue).ThenBy(c => c.WaitsUntil).Take(filter.Reach));
    }

    /// <summary>Concerns that the viewer may list, as rows; the query says which and in what order.</summary>
    public async Task<IReadOnlyList<WaitingRow>> Rows(IQueryable<Concern> concerns) => InWords(await Select(concerns).ToListAsync());

    private IQueryable<WaitingConcern> Select(IQueryable<Concern> concerns)
    {
        var now = _now;
        return concerns.Select(c => new WaitingConcern
        {
            Id = c.Id,
            Reference = c.Reference,
            About = c.About,
            Area = c.Area,
            Status = c.Status,
            Urgency = c.Urgency,
            Queue = c.Queue,
            WaitsUntil = c.WaitsUntil,
            AnswerBy = c.AnswerBy,
            DueAt = c.DueAt,
            AcceptBy = c.AcceptBy,
            DecidedAt = c.DecidedAt,
            FeedbackAt = c.FeedbackAt,
            PausedAt = c.PausedAt,
            PausedUntil = c.PausedUntil,
            TellBy = c.TellBy,
            ReadBy = c.ReadBy,
            HolderId = c.TellerId ?? c.HolderId,
            Holder = db.Set<Worker>().Where(w => w.Id == (c.TellerId ?? c.HolderId)).Select(w => w.Name).FirstOrDefault(),
            Names = c.People.Where(p => p.Name != null && (p.Role == PersonRole.ChildAtRisk || p.Role == PersonRole.AdultAtRisk)).Select(p => p.Name).FirstOrDefault(),
            Place = c.People.Where(p => p.Address != null && !p.AddressProtected).Select(p => p.Address).FirstOrDefault(),
            Left = db.Checks.Count(k => k.ConcernId == c.Id && k.Answer == CheckAnswerKind.Waiting),
            Late = db.Checks.Count(k => k.ConcernId == c.Id && k.Answer == CheckAnswerKind.Waiting && k.DueAt < now),
            To = db.Referrals.Where(r => r.ConcernId == c.Id).OrderByDescending(r => r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired).ThenByDescending(r => r.OfferedAt).Select(r => r.ToAgency + "/" + r.ToTeam + (r.Status == ReferralStatus.Declined ? "/back" : "")).FirstOrDefault(),
        }).AsNoTracking();
    }

    private List<WaitingRow> InWords(List<WaitingConcern> found)
    {
        var (me, now, configuration) = (viewer.WorkerId, _now, db.Partnership.Configuration);
        return found.ConvertAll(c =>
        {
            var to = c.To?.Split('/');
            var next = Concern.NextBy(c.Status, c.DueAt, c.AcceptBy, c.PausedUntil);
            var answerFirst = c.AnswerBy is not null && (next is null || c.AnswerBy <= next);
            return new WaitingRow(c.Id.Value, "Concern", $"/concerns/{c.Id}", c.Reference, WaitingRow.About(c.About), c.Names?.Text ?? (c.About == "place" ? c.Place?.Text : null),
                configuration.AreaOf(c.Area)?.Name,
                WaitingRow.For(WaitingRow.For(c.Status, answerFirst, c is { Status: ConcernStatus.Decided or ConcernStatus.Closed, FeedbackAt: null }, to is [_, _, "back"], WaitingRow.TeamName(configuration, to?[0], to?[1]), now, c.AcceptBy, c.Left, c.Late), answerFirst ? c.AnswerBy : next, c.PausedAt is not null, c.TellBy, c.ReadBy, now),
                c.Holder, c.HolderId == me, c.Urgency == Urgency.Now, c.Queue, c.WaitsUntil,
                c.Queue == Queues.NothingWaits && c.DecidedAt is { } done ? DueTag.Met(c.WaitsUntil, done) : DueTag.Waiting(c.WaitsUntil, now, c.PausedAt, c.PausedUntil))
            {
                Today = c.Urgency == Urgency.Soon,
            };
        });
    }

    private async Task<IEnumerable<WaitingRow>> Referrals(WaitingFilter filter)
    {
        if (!AnswersReferrals || filter.Whose == "mine") return [];
        var now = _now;
        var waiting = ReferralsIn(filter.Area);
        if (filter.Whose == "late") waiting = waiting.Where(r => r.AcceptBy < now);
        var found = filter is { Area: null, Whose: null, Page: 1 }
            ? await db.Kept("worklist referrals", viewer, now, default, () => Select(waiting.OrderBy(r => r.AcceptBy).Take(FirstReach)))
            : await Select(waiting.OrderBy(r => r.AcceptBy).Take(filter.Reach)).ToListAsync();
        var configuration = db.Partnership.Configuration;
        return found.Select(r => new WaitingRow(r.Id.Value, "Referral", $"/referrals/{r.Id}", r.Reference, "Referral: " + configuration.DecisionOf(r.Kind).Words, null, configuration.AreaOf(r.Area)?.Name,
            $"{WaitingRow.TeamName(configuration, r.ToAgency, r.ToTeam)} to accept", null, false, r.Urgency == Urgency.Now, r.Urgency == Urgency.Now ? Queues.UrgentNobodyHasIt : Queues.NobodyHasIt, r.AcceptBy, DueTag.Running(r.AcceptBy, now)));
    }

    private IQueryable<WaitingReferral> Select(IQueryable<Referral> referrals) =>
        referrals.Select(r => new WaitingReferral
        {
            Id = r.Id,
            Reference = r.Reference,
            Kind = r.Kind,
            AcceptBy = r.AcceptBy,
            ToAgency = r.ToAgency,
            ToTeam = r.ToTeam,
            Area = db.Concerns.Where(c => c.Id == r.ConcernId).Select(c => c.Area).FirstOrDefault(),
            Urgency = db.Concerns.Where(c => c.Id == r.ConcernId).Select(c => c.Urgency).FirstOrDefault(),
        }).AsNoTracking();

    private async Task<IEnumerable<WaitingRow>> Checks(WaitingFilter filter)
    {
        if (!AnswersChecks || filter.Whose == "mine") return [];
        var now = _now;
        var waiting = ChecksIn(filter.Area);
        if (filter.Whose == "late") waiting = waiting.Where(k => k.DueAt < now);
        var found = filter is { Area: null, Whose: null, Page: 1 }
            ? await db.Kept("worklist checks", viewer, now, default, () => Select(waiting.OrderBy(k => k.DueAt).Take(FirstReach)))
            : await Select(waiting.OrderBy(k => k.DueAt).Take(filter.Reach)).ToListAsync();
        var configuration = db.Partnership.Configuration;
        return found.Select(k => new WaitingRow(k.Id.Value, "Check", $"/checks/{k.Id}", k.Reference ?? "", $"Check: what does your {(k.Team is null ? "agency" : "team")} hold?", null, configuration.AreaOf(k.Area)?.Name,
            $"{configuration.AskedOf(k.Agency, k.Team).Name} to answer", null, false, false, Queues.NobodyHasIt, k.DueAt, DueTag.Running(k.DueAt, now)));
    }

    private IQueryable<WaitingCheck> Select(IQueryable<AgencyCheck> checks) => checks.Select(k => new WaitingCheck
    {
        Id = k.Id,
        Agency = k.Agency,
        Team = k.Team,
        DueAt = k.DueAt,
        Area = db.Concerns.Where(c => c.Id == k.ConcernId).Select(c => c.Area).FirstOrDefault(),
        Reference = db.Concerns.Where(c => c.Id == k.ConcernId).Select(c => c.Reference).FirstOrDefault(),
    }).AsNoTracking();
}
