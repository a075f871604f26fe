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

    /// <summary>How many concerns nobody has, how many are late, how many are the viewer's: each counted no further than 1,000.</summary>
    public async Task<(int Nobodys, int Late, int Mine)> Counts()
    {
        const int Most = 1000;
        var (me, now) = (viewer.WorkerId, _now);
        var counts = await db.Kept("worklist counts", viewer, now, default, () =>
        {
            var open = Waiting();
            return open.Where(c => c.Queue <= Queues.NobodyHasIt).Take(Most).Select(_ => 0)
                .Concat(open.Where(c => c.WaitsUntil < now).Take(Most).Select(_ => 1))
                .Concat(open.Where(c => c.HolderId == me || c.TellerId == me).Take(Most).Select(_ => 2))
                .GroupBy(which => which).Select(g => new { g.Key, Count = g.Count() });
        });
        int Of(int which) => counts.FirstOrDefault(c => c.Key == which)?.Count ?? 0;
        return (Of(0), Of(1), Of(2));
    }

    /// <summary>What waits, of all that the viewer may list.</summary>
    public IQueryable<Concern> Waiting() => db.OpenTo(viewer, abilities["list_concerns"]).Where(c => c.Queue <= Queues.SomebodyHasIt);

    private async Task<IEnumerable<WaitingRow>> Concerns(WaitingFilter filter)
    {
        if (filter is { Area: null, Whose: null, Page: 1 })
            return InWords(await db.Kept("worklist", viewer, _now, default, () => Select(Waiting().OrderBy(c => c.Queue).ThenBy(c => c.WaitsUntil).Take(FirstReach))));
        var (me, now) = (viewer.WorkerId, _now);
        var open = Waiting();
        if (filter.Area is { } area) open = open.Where(c => c.Area == area);
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
        var answer = abilities["answer_referral"];
        if (!answer.For(viewer.Roles).HasFlag(Relations.Team) || viewer.Team is null || filter.Whose == "mine") return [];
        var now = _now;
        IQueryable<Referral> Waiting() => db.ReferralsOpenTo(viewer, answer).Where(r => r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired);
        List<WaitingReferral> found;
        if (filter is { Area: null, Whose: null, Page: 1 }) found = await db.Kept("worklist referrals", viewer, now, default, () => Select(Waiting().OrderBy(r => r.AcceptBy).Take(FirstReach)));
        else
        {
            var waiting = Waiting();
            if (filter.Whose == "late") waiting = waiting.Where(r => r.AcceptBy < now);
            if (filter.Area is { } area) waiting = waiting.Where(r => db.Concerns.Any(c => c.Id == r.ConcernId && c.Area == area));
            found = await Select(waiting.OrderBy(r => r.AcceptBy).Take(filter.Reach)).ToListAsync();
        }
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
        var answer = abilities["answer_check"];
        if (answer.For(viewer.Roles) == Relations.None || filter is { Whose: "mine" } or { Area: not null }) return [];
        var now = _now;
        IQueryable<AgencyCheck> Waiting() => db.ChecksOpenTo(viewer, answer).Where(k => k.Answer == CheckAnswerKind.Waiting);
        var found = filter is { Whose: null, Page: 1 }
            ? await db.Kept("worklist checks", viewer, now, default, () => Select(Waiting().OrderBy(k => k.DueAt).Take(FirstReach)))
            : await Select((filter.Whose == "late" ? Waiting().Where(k => k.DueAt < now) : Waiting()).OrderBy(k => k.DueAt).Take(filter.Reach)).ToListAsync();
        var configuration = db.Partnership.Configuration;
        return found.Select(k => new WaitingRow(k.Id.Value, "Check", $"/checks/{k.Id}", k.Reference ?? "", $"Check: what does your {(k.Team is null ? "agency" : "team")} hold?", null, null,
            $"{configuration.AskedOf(k.Agency, k.Team).Name} to answer", null, false, false, Queues.NobodyHasIt, k.DueAt, DueTag.Running(k.DueAt, now)));
    }

    private IQueryable<WaitingCheck> Select(IQueryable<AgencyCheck> checks) => checks.Select(k => new WaitingCheck
    {
        Id = k.Id,
        Agency = k.Agency,
        Team = k.Team,
        DueAt = k.DueAt,
        Reference = db.Concerns.Where(c => c.Id == k.ConcernId).Select(c => c.Reference).FirstOrDefault(),
    }).AsNoTracking();
}
