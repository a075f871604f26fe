using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// A team says no, with a reason. The work goes to the hub's duty manager (or, when the rota names nobody who is active,
/// to nobody, on top of the worklist); the sharing ends; the clock of the concern runs on.
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

        var (concern, colleagues) = (await db.Concerns.SingleAsync(c => c.Id == referral.ConcernId), new Colleagues(db));
        var manager = await colleagues.OnRota(0);
        concern.TakeBack(manager?.Id);
        var tell = new List<Kernel.Workers.Worker?> { manager, await colleagues.ById(referral.OfferedBy) };
        colleagues.Tell(tell.OfType<Kernel.Workers.Worker>(), $"{referral.Reference} was declined. The work is the hub's again.", $"/concerns/{concern.Id}");
        await new EndSharing(db).With(referral, act.At);
        db.Record(fact, concern);
        await db.SaveChangesAsync();
    }
}
