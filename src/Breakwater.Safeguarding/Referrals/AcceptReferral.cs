using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>A named person accepts: from now their agency answers for it, and the hub's concern is decided.</summary>
public sealed class AcceptReferral(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Referral referral, int version)
    {
        PartnershipDb.Expect(referral, version);
        db.Begin(act);
        referral.Accept(viewer.WorkerId, act.At);
        var fact = new ReferralAccepted(viewer.Name, db.Partnership.Configuration.AgencyOf(referral.ToAgency).Name);
        db.Record(fact, referral);

        var concern = await db.Concerns.SingleAsync(c => c.Id == referral.ConcernId);
        db.Record(fact, concern);
        await new StandingDecision(db).With(act, concern, referral);
        await new EndSharing(db).WithRota(concern, referral, act.At);
        var colleagues = new Colleagues(db);
        if (await colleagues.ById(referral.OfferedBy) is { } offerer) colleagues.Tell([offerer], $"{referral.Reference} was accepted.", $"/concerns/{concern.Id}");
        await db.SaveChangesAsync();
    }
}
