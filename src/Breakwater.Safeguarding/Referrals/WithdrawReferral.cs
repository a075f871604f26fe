using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// The hub takes back what nobody accepted, to decide again. Whoever takes it back has it; what somebody accepted of a later
/// referral stands.
/// </summary>
public sealed class WithdrawReferral(SafeguardingDb db)
{
    /// <returns>Whether there is something to decide, or a team still to accept: false where what was accepted since stands.</returns>
    public async Task<bool> Do(Act act, Viewer viewer, Referral referral, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("withdraw-reason", "Say why you take it back.");
        PartnershipDb.Expect(referral, version);
        db.Begin(act with { Reason = reason });
        referral.Withdraw(act.At);
        var fact = new ReferralWithdrawn(viewer.Name, db.Partnership.Configuration.AgencyOf(referral.ToAgency).Name);
        db.Record(fact, referral);
        var concern = await db.Concerns.SingleAsync(c => c.Id == referral.ConcernId);
        db.Record(fact, concern);
        if (await new StandingDecision(db).Without(act, concern, referral)) concern.TakeBack(viewer.WorkerId);
        else if (concern.IsOpen) concern.Take(viewer.WorkerId, act.At);
        await new EndSharing(db).With(concern, referral, act.At);
        await db.SaveChangesAsync();
        return concern.IsOpen;
    }
}
