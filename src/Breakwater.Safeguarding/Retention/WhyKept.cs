using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Retention;

/// <summary>What stands against disposing of a concern, or of an emergency opening, now: asked when it is proposed, and again when it is confirmed.</summary>
internal sealed class WhyKept(SafeguardingDb db)
{
    /// <exception cref="RuleBroken">Something is still open on it, it is held, it belongs to what is kept, or its time has not come.</exception>
    public async Task Check(Concern concern, DisposalGround ground, DateTime now)
    {
        if (concern.HeldSince is not null) throw new RuleBroken("disposal-held", "A hold stands on it, so it is kept until somebody lifts that.");
        if (concern.IsOpen || concern.Queue != Queues.NothingWaits || await SomethingWaits(concern))
            throw new RuleBroken("disposal-open", "Something is still open on it: a decision, a referral, a check, a message, a day to tell somebody or the review of an emergency opening. It is kept until that is done.");
        if (await db.SourceRecords.AnyAsync(r => r.ConcernId == concern.Id && r.PersonId != null)
            || await db.Matches.AnyAsync(m => (m.LaterConcernId == concern.Id || m.EarlierConcernId == concern.Id) && m.Status == MatchStatus.AwaitingSecondName))
            throw new RuleBroken("disposal-joined", "Somebody in it was recognised in a record that is kept, or is about to be. Take that apart first.");
        if (await LinkedToWhatIsKept(concern, now)) throw new RuleBroken("disposal-linked", "It is linked with a concern that is kept, so it is kept with it.");
        if (ground == DisposalGround.RetentionEnded && !(await KeptUntil(concern) < LondonDay.Of(now)))
            throw new RuleBroken("disposal-early", "The schedule keeps it longer. Before its time it goes only as an erasure that the data protection officer decides.");
    }

    /// <exception cref="RuleBroken">It isn't reviewed, it opened a concern, or its time has not come.</exception>
    public void Check(BreakGlassOpening opening, DateTime now)
    {
        if (!(db.Partnership.Configuration.KeptUntil(opening) < LondonDay.Of(now))) throw new RuleBroken("disposal-opening", "The schedule keeps this emergency opening longer.");
    }

    public async Task<DateOnly?> KeptUntil(Concern concern) => db.Partnership.Configuration.KeptUntil(concern,
        await db.Referrals.AnyAsync(r => r.ConcernId == concern.Id && r.Status == ReferralStatus.Accepted));

    private async Task<bool> SomethingWaits(Concern concern) =>
        concern.TellOn is not null
        || await db.Referrals.AnyAsync(r => r.ConcernId == concern.Id && (r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired))
        || await db.Checks.AnyAsync(c => c.ConcernId == concern.Id && c.Answer == CheckAnswerKind.Waiting)
        || await db.Messages.AnyAsync(m => m.ConcernId == concern.Id && m.ReadAt == null && (m.FromReporter || m.Way == MessageWay.ToGuardian))
        || await db.BreakGlassOpenings.AnyAsync(o => o.ConcernId == concern.Id && o.ReviewedAt == null);

    // Two that are linked and both due don't keep each other for ever.
    private async Task<bool> LinkedToWhatIsKept(Concern concern, DateTime now)
    {
        var others = await db.Links.Where(l => l.Linked && (l.ConcernId == concern.Id || l.OtherId == concern.Id))
            .Select(l => l.ConcernId == concern.Id ? l.OtherId : l.ConcernId).ToListAsync();
        foreach (var other in await db.Concerns.AsNoTracking().Where(c => others.Contains(c.Id) && c.DisposedAt == null).ToListAsync())
            if (other.HeldSince is not null || !(await KeptUntil(other) < LondonDay.Of(now))) return true;
        return false;
    }
}
