using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// How long a concern is kept by the partnership's schedule: so many months after it was decided, and longer where a
/// referral of it was accepted and the schedule keeps referrals longer. One file: what hangs on it goes with it. An emergency
/// opening that opened nothing hangs on none: so many months after its review.
/// </summary>
public static class RetentionRule
{
    /// <summary>The last day on which it is kept. Null: it isn't decided, or the schedule says nothing of its kind.</summary>
    public static DateOnly? KeptUntil(this PartnershipConfiguration configuration, Concern concern, bool referred) =>
        concern is { IsOpen: false, DecidedAt: { } decided } && Months(configuration, referred) is { } months ? LondonDay.Of(decided).AddMonths(months) : null;

    /// <summary>The same of an emergency opening. Null: it isn't reviewed, it opened a concern and goes with that, or the schedule says nothing of its kind.</summary>
    public static DateOnly? KeptUntil(this PartnershipConfiguration configuration, BreakGlassOpening opening) =>
        opening is { ConcernId: null, ReviewedAt: { } reviewed } && MonthsOf(configuration, "emergency-opening") is { } months ? LondonDay.Of(reviewed).AddMonths(months) : null;

    /// <summary>Concerns that the schedule keeps no longer and on which nothing waits, the longest decided first. Nothing of this disposes of anything.</summary>
    public static IQueryable<Concern> Due(this SafeguardingDb db, IQueryable<Concern> among, DateTime now)
    {
        var configuration = db.Partnership.Configuration;
        if (Months(configuration, referred: false) is not { } months) return among.Where(c => false);
        var (alone, referred) = (Until(now, months), Until(now, Months(configuration, referred: true) ?? months));
        return among.Where(c => (c.Status == ConcernStatus.Decided || c.Status == ConcernStatus.Closed) && c.DecidedAt < alone && c.Queue == Queues.NothingWaits && c.HeldSince == null)
            .Where(c => c.DecidedAt < referred || !db.Referrals.Any(r => r.ConcernId == c.Id && r.Status == ReferralStatus.Accepted))
            .Where(c => !db.Disposals.Any(d => d.ConcernId == c.Id && d.Status == DisposalStatus.Proposed))
            .OrderBy(c => c.DecidedAt);
    }

    /// <summary>Emergency openings that opened nothing and that the schedule keeps no longer, the longest reviewed first.</summary>
    public static IQueryable<BreakGlassOpening> DueOpenings(this SafeguardingDb db, DateTime now)
    {
        if (MonthsOf(db.Partnership.Configuration, "emergency-opening") is not { } months) return db.BreakGlassOpenings.Where(o => false);
        var until = Until(now, months);
        return db.BreakGlassOpenings.Where(o => o.ConcernId == null && o.ReviewedAt < until)
            .Where(o => !db.Disposals.Any(d => d.OpeningId == o.Id && d.Status == DisposalStatus.Proposed))
            .OrderBy(o => o.ReviewedAt);
    }

    // Kept to the end of its last day.
    private static DateTime Until(DateTime now, int kept) => LondonDay.End(LondonDay.Of(now).AddMonths(-kept).AddDays(-1));

    private static int? MonthsOf(PartnershipConfiguration configuration, string kind) => configuration.Retention.FirstOrDefault(r => r.Kind == kind)?.Months;

    private static int? Months(PartnershipConfiguration configuration, bool referred)
    {
        var (concern, referral) = (MonthsOf(configuration, "concern"), MonthsOf(configuration, "referral"));
        return concern is { } months && referred && referral > months ? referral : concern;
    }
}
