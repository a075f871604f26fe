using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// A team says no, with a reason. The work goes to whoever is on duty for it (or, when nobody on the rota may open it,
/// to nobody, on top of the worklist, and its team is told); the sharing ends; the clock of the concern runs on. Where what else
/// was decided stands, because somebody accepted a later referral or another one waits, they have to read why and whether more
/// is needed; where it was opened again meanwhile, whoever has it goes on with it.
/// </summary>
public sealed class DeclineReferral(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Referral referral, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken("decline-reason", "Say why you decline. The duty manager reads it and decides what happens next.");
        PartnershipDb.Expect(referral, version);
        db.Begin(act with { Reason = reason });
        referral.Decline(await db.Seal(referral.Id.Value, "referrals.decline", reason), db.Partnership.Configuration.RegimeOf(referral.ToAgency, act.Purpose, act.Basis), act.At);
        var (concern, colleagues) = (await db.Concerns.SingleAsync(c => c.Id == referral.ConcernId), new Colleagues(db));
        // Not to the team that has just said no, although it may open the concern until this is saved.
        var manager = await colleagues.OnDutyFor(concern, also: w => w.Agency != referral.ToAgency || w.Team != referral.ToTeam);
        var has = concern.Status.HasDecision() ? manager : await colleagues.ById(concern.HolderId);
        var (standing, agency, whom) = (new StandingDecision(db), db.Partnership.Configuration.AgencyOf(referral.ToAgency).Name, has?.Name ?? "nobody yet");
        var beside = await standing.AcceptedBeside(referral);
        Fact fact = beside is { } other
            ? new ReferralDeclinedBeside(viewer.Name, agency, other.Who, other.Agency, whom) : new ReferralDeclined(viewer.Name, agency, whom);
        db.Record(fact, referral);
        db.Record(fact, concern);
        var comesBack = await standing.Without(act, concern, referral);
        var stands = !comesBack && concern.Status.HasDecision();
        if (comesBack) concern.TakeBack(manager?.Id);
        else if (stands) concern.HearOfDecline(manager?.Id, act.At.AddHours(db.Partnership.Configuration.Hub.AcknowledgeHours));
        List<Worker> tell = manager is null ? await colleagues.WhoKnowOf(concern) : [manager];
        if (has is not null) tell.Add(has);
        if (await colleagues.ById(referral.OfferedBy) is { } offerer) tell.Add(offerer);
        var what = stands ? "What else was decided stands: read why, and whether more is needed."
            : beside is not null ? "Whoever accepted another one of the same concern stays responsible: decide whether more is needed." : "The work is the hub's again.";
        colleagues.Tell(tell, $"{referral.Reference} was declined. {what}", $"/concerns/{concern.Id}");
        await new EndSharing(db).With(concern, referral, act.At);
        await db.SaveChangesAsync();
    }
}
