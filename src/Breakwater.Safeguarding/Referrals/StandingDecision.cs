using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// What becomes of a concern's decision when one of its referrals is answered or taken back. While another waits to be accepted,
/// the hub answers for that one. Else what somebody accepted of a later referral stands, whatever became of an older one; where
/// nobody did, the concern comes back to the hub, to be decided anew. One that was opened again meanwhile is being decided on
/// already. Saved by the act it is part of.
/// </summary>
internal sealed class StandingDecision(SafeguardingDb db)
{
    /// <summary>Somebody accepted it: the concern is decided, unless another referral of it waits.</summary>
    public async Task With(Act act, Concern concern, Referral referral)
    {
        if (concern.Status != ConcernStatus.HandedOver || await AnotherWaits(concern, referral)) return;
        // One that was offered again changes nothing that was decided since.
        var stands = concern.DecisionCode is { } code && (!db.Partnership.Configuration.DecisionOf(code).Refers || await AcceptedSince(referral));
        await Settle(act, concern, stands ? concern.DecisionCode! : referral.Kind);
    }

    /// <summary>It was declined or taken back.</summary>
    /// <returns>Whether the concern comes back to the hub with it.</returns>
    public async Task<bool> Without(Act act, Concern concern, Referral referral)
    {
        if (concern.Status != ConcernStatus.HandedOver || await AnotherWaits(concern, referral)) return false;
        if (!await AcceptedSince(referral)) return true;
        await Settle(act, concern, concern.DecisionCode ?? referral.Kind);
        return false;
    }

    /// <summary>Who accepted another referral of the same concern, the newest of them, and for which agency. Null: nobody did.</summary>
    public async Task<(string Who, string Agency)?> AcceptedBeside(Referral referral)
    {
        var beside = await db.Referrals.Where(r => r.ConcernId == referral.ConcernId && r.Id != referral.Id && r.Status == ReferralStatus.Accepted)
            .Join(db.Set<Worker>(), r => r.AcceptedBy, w => (Id<Worker>?)w.Id, (r, w) => new { w.Name, r.ToAgency, r.OfferedAt }).OrderByDescending(b => b.OfferedAt).FirstOrDefaultAsync();
        return beside is null ? null : (beside.Name, db.Partnership.Configuration.AgencyOf(beside.ToAgency).Name);
    }

    private async Task Settle(Act act, Concern concern, string code) =>
        concern.Decide(code, null, act.At, await new Feedback(db).After(act, concern, db.Partnership.Configuration.DecisionOf(code)), ConcernAct.Accepted);

    // The concern is due when the one that still waits is: the newest of them, which the worklist names.
    private async Task<bool> AnotherWaits(Concern concern, Referral referral)
    {
        var next = await db.Referrals.Where(r => r.ConcernId == referral.ConcernId && r.Id != referral.Id && (r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired))
            .OrderByDescending(r => r.OfferedAt).Select(r => new { r.AcceptBy }).FirstOrDefaultAsync();
        if (next is not null) concern.WaitForAcceptance(next.AcceptBy);
        return next is not null;
    }

    private Task<bool> AcceptedSince(Referral referral) =>
        db.Referrals.AnyAsync(r => r.ConcernId == referral.ConcernId && r.Status == ReferralStatus.Accepted && r.OfferedAt > referral.OfferedAt);
}
