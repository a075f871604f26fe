using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Safeguarding.Retention;

/// <summary>
/// How long a concern is kept by the partnership's schedule: so many months after it was decided, and longer where a
/// referral of it was accepted and the schedule keeps referrals longer. One file: what hangs on it goes with it.
/// </summary>
public static class RetentionRule
{
    /// <summary>The last day on which it is kept. Null: it isn't decided, or the schedule says nothing of its kind.</summary>
    public static DateOnly? KeptUntil(this PartnershipConfiguration configuration, Concern concern, bool referred) =>
        concern is { IsOpen: false, DecidedAt: { } decided } && Months(configuration, referred) is { } months ? LondonDay.Of(decided).AddMonths(months) : null;

    /// <summary>Concerns that the schedule keeps no longer and on which nothing waits, the longest decided first. Nothing of this disposes of anything.</summary>
    public static IQueryable<Concern> Due(this SafeguardingDb db, IQueryable<Concern> among, DateTime now)
    {
        var configuration = db.Partnership.Configuration;
        if (Months(configuration, referred: false) is not { } months) return among.Where(c => false);
        // Kept to the end of its last day.
        DateTime Until(int kept) => LondonDay.End(LondonDay.Of(now).AddMonths(-kept).AddDays(-1));
        var (alone, referred) = (Until(months), Until(Months(configuration, referred: true) ?? months));
        return among.Where(c => (c.Status == ConcernStatus.Decided || c.Status == ConcernStatus.Closed) && c.DecidedAt < alone && c.Queue == Queues.NothingWaits && c.HeldSince == null)
            .Where(c => c.DecidedAt < referred || !db.Referrals.Any(r => r.ConcernId == c.Id && r.Status == ReferralStatus.Accepted))
            .Where(c => !db.Disposals.Any(d => d.ConcernId == c.Id && d.Status == DisposalStatus.Proposed))
            .OrderBy(c => c.DecidedAt);
    }

    private static int? Months(PartnershipConfiguration configuration, bool referred)
    {
        var concern = configuration.Retention.FirstOrDefault(r => r.Kind == "concern")?.Months;
        var referral = configuration.Retention.FirstOrDefault(r => r.Kind == "referral")?.Months;
        return concern is { } months && referred && referral > months ? referral : concern;
    }
}
