using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// Offers the work to a team and shares the concern with it for that purpose, where somebody there may accept it. Part of a
/// decision; saved by it.
/// </summary>
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
        var acceptBy = concern.Urgency == Urgency.Now ? configuration.Clocks.Of(ClockList.AcceptNow, act.At).Due(act.At, configuration.WorkingDaysWithoutFail) : act.At.AddHours(configuration.Hub.AcceptHours);
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
        new Colleagues(db).Tell(await WhoMayAccept(concern, agency.Code, team.Code), $"A referral ({referral.Reference}) was offered to your team. It has to be accepted by name.", $"/referrals/{id}");
        return referral;
    }

    /// <exception cref="RuleBroken">Nobody of the team could accept it: it would wait for nobody.</exception>
    public async Task Check(Concern concern, DecisionRule rule, DecisionInput input)
    {
        if (!rule.Refers || input.ToAgency is not { } agency || input.ToTeam is not { } team || !rule.ToAgencies.Contains(agency) || (await WhoMayAccept(concern, agency, team)).Count > 0) return;
        var words = db.Partnership.Configuration.Agencies.First(a => a.Code == agency).Teams.FirstOrDefault(t => t.Code == team)?.Words;
        if (words is null) return;
        throw new RuleBroken("referral-nobody", concern.Handling == Handling.Open
            ? $"Nobody at {words} could accept this here, so it would wait for nobody. Choose another team, or ring them and choose the decision that says so."
            : $"Nobody at {words} could accept this: it is {(concern.Handling == Handling.Sealed ? "sealed" : "restricted")}, and their roles don't open it. Name one of them on it first (\"Who can see this concern\"), or choose another team.");
    }

    /// <summary>Who of a team could open this referral and accept it.</summary>
    internal async Task<List<Worker>> WhoMayAccept(Concern concern, string agency, string team)
    {
        var answer = db.Partnership.Abilities["answer_referral"];
        var named = await db.ConcernRelations.Where(r => r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.Until == null).Select(r => r.WorkerId).ToListAsync();
        var may = new List<Worker>();
        foreach (var worker in (await new Colleagues(db).Team(agency, team)).Where(w => answer.For(w.RoleList).HasFlag(Relations.Team)))
            if ((concern.Handling == Handling.Open || named.Contains(worker.Id) || (concern.Handling == Handling.Restricted && answer.ForRestricted(worker.RoleList).HasFlag(Relations.Team)))
                && await db.InSightOf(Viewer.Of(worker)).AnyAsync(c => c.Id == concern.Id)) may.Add(worker);
        return may;
    }
}
