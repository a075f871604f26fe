using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Child and parents are told, unless telling raises the risk or harms an enquiry: then the record says why not, and
/// when to think about it again. It is for whoever is responsible: the hub, or the team of whoever accepted the referral.
/// </summary>
public sealed class MarkWhoWasTold(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, WhoWasTold told, DateOnly? tellOn)
    {
        var someoneIsNot = told.Child.StartsWith("not", StringComparison.OrdinalIgnoreCase) || told.Parents.StartsWith("not", StringComparison.OrdinalIgnoreCase);
        if (someoneIsNot && string.IsNullOrWhiteSpace(told.Because)) throw new RuleBroken("told-because", "Say why they are not told yet.");
        if (someoneIsNot && tellOn is null) throw new RuleBroken("told-next", "Give the day on which telling them is looked at again.");
        if (tellOn < LondonDay.Of(act.At)) throw new RuleBroken("told-past", "The day on which telling them is looked at again can't lie in the past.");
        if (!await IsFor(viewer, concern)) throw new RuleBroken("told-whose", "Whoever is responsible records this: the hub, until somebody in your team has accepted the referral.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = told.Because });
        concern.MarkTold(await db.Seal(concern.Id.Value, "concerns.told", JsonSerializer.Serialize(told)), tellOn);
        db.Record(new ToldRecorded(viewer.Name, told.Child, told.Parents), concern);
        await db.SaveChangesAsync();
    }

    private async Task<bool> IsFor(Viewer viewer, Concern concern) =>
        await db.Referrals.AnyAsync(r => r.ConcernId == concern.Id && r.Status == ReferralStatus.Accepted && r.ToAgency == viewer.Agency && r.ToTeam == viewer.Team)
        || await db.OpenTo(viewer, db.Partnership.Abilities["triage_concern"]).AnyAsync(c => c.Id == concern.Id);
}
