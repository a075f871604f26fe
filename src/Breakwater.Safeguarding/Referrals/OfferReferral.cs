using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>Offers the work to a team and shares the concern with it for that purpose. Part of a decision; saved by it.</summary>
public sealed class OfferReferral(SafeguardingDb db)
{
    public async Task<Referral> Make(Act act, Viewer viewer, Concern concern, DecisionRule rule, DecisionInput input)
    {
        var agency = db.Partnership.Configuration.Agencies.FirstOrDefault(a => a.Code == input.ToAgency);
        var team = agency?.Teams.FirstOrDefault(t => t.Code == input.ToTeam);
        if (agency is null || team is null || !rule.ToAgencies.Contains(agency.Code))
            throw new RuleBroken("referral-to", $"Choose the team that should take this on: \"{rule.Words}\" goes to somebody by name.");

        var configuration = db.Partnership.Configuration;
        var (clock, id) = (db.Partnership.Clock, Id<Referral>.New(db.Partnership.Clock));
        var acceptBy = concern.Urgency == Urgency.Now ? configuration.Clocks.Of(ClockList.AcceptNow, act.At).Due(act.At, configuration.WorkingDays) : act.At.AddHours(configuration.Hub.AcceptHours);
        db.NewKey(id.Value);
        var referral = new Referral
        {
            Id = id,
            Reference = Reference.New('R'),
            ConcernId = concern.Id,
            Kind = rule.Code,
            FromAgency = concern.OwningAgency,
            Regime = db.Partnership.Configuration.RegimeOf(concern.OwningAgency, act.Purpose, act.Basis),
            OfferedBy = viewer.WorkerId,
            ToAgency = agency.Code,
            ToTeam = team.Code,
            OfferedAt = act.At,
            AcceptBy = acceptBy,
            ClimbAt = acceptBy,
            Summary = await db.Seal(id.Value, "referrals.summary", input.Summary ?? ""),
        };
        db.Add(referral);
        db.Add(new Relation<Concern>
        {
            Id = Id<Relation<Concern>>.New(clock),
            RecordId = concern.Id,
            Kind = RelationKind.Shared,
            Agency = agency.Code,
            Team = team.Code,
            Purpose = rule.Purpose,
            Basis = rule.Basis,
            From = act.At,
        });
        db.Record(new ReferralOffered(viewer.Name, team.Words, agency.Name, configuration.AgencyOf(concern.OwningAgency).Name, referral.AcceptBy), referral);
        var colleagues = new Colleagues(db);
        colleagues.Tell(await colleagues.Team(agency.Code, team.Code), $"A referral ({referral.Reference}) was offered to your team. It has to be accepted by name.", $"/referrals/{id}");
        return referral;
    }
}
