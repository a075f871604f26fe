using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// A team says no, with a reason. The work goes to the hub's duty manager (null: to nobody yet, on top of the worklist);
/// the sharing ends; the clock of the concern runs on.
/// </summary>
public sealed class DeclineReferral(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Referral referral, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken("decline-reason", "Say why you decline: the duty manager decides on it what happens next.");
        PartnershipDb.Expect(referral, version);
        db.Begin(act with { Reason = reason });
        referral.Decline(await db.Seal(referral.Id.Value, "referrals.decline", reason), act.At);
        var fact = new ReferralDeclined(viewer.Name, db.Partnership.Configuration.AgencyOf(referral.ToAgency).Name);
        db.Record(fact, referral);

        var concern = await db.Concerns.SingleAsync(c => c.Id == referral.ConcernId);
        concern.TakeBack(dutyManager: null);
        foreach (var share in await db.ConcernRelations
                     .Where(r => r.RecordId == concern.Id && r.Kind == RelationKind.Shared && r.Agency == referral.ToAgency && r.Team == referral.ToTeam && r.Until == null)
                     .ToListAsync())
            share.Until = act.At;
        db.Record(fact, concern);
        await db.SaveChangesAsync();
    }
}
