using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Somebody may be in danger now: marks it urgent and tells whoever is on duty for it at once; when nobody on the rota may
/// open it, everybody of its team who may; and whoever has it. Whoever of a team may still accept is told, and has an hour at most; so is whoever has
/// accepted.
/// </summary>
public sealed class EscalateConcern(SafeguardingDb db)
{
    /// <returns>Who was told, other than whoever did it; nobody when the list is empty.</returns>
    public async Task<IReadOnlyList<string>> Do(Act act, Viewer viewer, Concern concern, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("escalate-reason", "Say in a line what makes it urgent: the duty manager acts on it.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = reason });
        var names = await Make(act, viewer, concern);
        await db.SaveChangesAsync();
        return names;
    }

    /// <summary>Part of an act that makes it urgent, and saved by it: marked so by hand, or joined by one that is.</summary>
    internal async Task<List<string>> Make(Act act, Viewer viewer, Concern concern)
    {
        await new ResumeClock(db).GoOn(act, viewer, concern);
        var configuration = db.Partnership.Configuration;
        var acceptBy = configuration.Clocks.Of(ClockList.AcceptNow, act.At).Due(act.At, configuration.WorkingDaysWithoutFail);
        concern.Escalate(act.At, DecisionClock.Sooner(configuration, concern.DueAt, act.At, Urgency.Now), acceptBy);
        var colleagues = new Colleagues(db);
        var told = await colleagues.OnDutyFor(concern, also: w => w.Id != viewer.WorkerId) is { } duty ? [duty] : (await colleagues.WhoKnowOf(concern)).FindAll(w => w.Id != viewer.WorkerId);
        if (concern.HolderId is { } holder && holder != viewer.WorkerId && told.TrueForAll(w => w.Id != holder) && await colleagues.ById(holder) is { } has) told.Add(has);
        colleagues.Tell(told, $"{concern.Reference} was marked urgent. Look at it now.", $"/concerns/{concern.Id}");
        var names = told.ConvertAll(w => w.Name);
        names.AddRange((await colleagues.TellWhoAccepted(concern, $"{concern.Reference} was marked urgent. Look at it now.")).ConvertAll(w => w.Name));
        names.AddRange(await Hurry(acceptBy, viewer, concern, colleagues));
        names = [.. names.Distinct()];
        db.Record(new ConcernEscalated(viewer.Name, names.Count == 0 ? "nobody, for nobody else may open it" : string.Join(" and ", names)), concern);
        return names;
    }

    /// <summary>What is offered and not accepted yet is due as soon as it would have been had it been urgent when it was offered.</summary>
    private async Task<List<string>> Hurry(DateTime acceptBy, Viewer viewer, Concern concern, Colleagues colleagues)
    {
        var teams = new List<string>();
        foreach (var referral in await db.Referrals.Where(r => r.ConcernId == concern.Id && (r.Status == ReferralStatus.Offered || r.Status == ReferralStatus.Expired)).ToListAsync())
        {
            if (referral.BringForward(acceptBy)) db.Record(new ReferralBroughtForward(viewer.Name, referral.AcceptBy), referral);
            // To the others of the team it would name a referral that they may not open.
            var may = (await new OfferReferral(db).WhoMayAccept(concern, referral.ToAgency, referral.ToTeam)).FindAll(w => w.Id != viewer.WorkerId);
            if (may.Count == 0) continue;
            colleagues.Tell(may, $"{referral.Reference} was marked urgent and waits for your team. Accept or decline it now.", $"/referrals/{referral.Id}");
            var agency = db.Partnership.Configuration.AgencyOf(referral.ToAgency);
            teams.Add(agency.Teams.FirstOrDefault(t => t.Code == referral.ToTeam)?.Words ?? agency.Name);
        }
        return teams;
    }
}
