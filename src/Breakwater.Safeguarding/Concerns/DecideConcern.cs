using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>The decision as the panel on the page gives it. Agency and team only where the decision refers.</summary>
public sealed record DecisionInput(string Code, string? Reason, string? ToAgency = null, string? ToTeam = null, string? Summary = null, string? ExternalReference = null);

/// <summary>
/// A named person decides what to do about a concern. A decision that refers makes a referral, which must be accepted;
/// one that the configuration says is countersigned waits for a second name.
/// </summary>
public sealed class DecideConcern(SafeguardingDb db)
{
    public async Task<Referral?> Do(Act act, Viewer viewer, Concern concern, int version, DecisionInput input)
    {
        var rule = db.Partnership.Configuration.DecisionOf(input.Code);
        if (rule.ReasonOwed && string.IsNullOrWhiteSpace(input.Reason))
            throw new RuleBroken("decision-reason", $"Say why: \"{rule.Words}\" needs a reason, because somebody may have to answer for it.");
        if (rule.ReferenceOwed && string.IsNullOrWhiteSpace(input.ExternalReference))
            throw new RuleBroken("decision-reference", $"Give the reference that you were given: \"{rule.Words}\" is only finished with one.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = input.Reason });

        if (rule.Countersigned)
        {
            concern.Propose(rule.Code, viewer.WorkerId);
            db.Record(new DecisionProposed(viewer.Name, rule.Words), concern);
            await db.SaveChangesAsync();
            return null;
        }

        Referral? referral = null;
        if (rule.Refers)
        {
            referral = await new OfferReferral(db).Make(act, viewer, concern, rule, input);
            concern.HandOver(rule.Code, act.At);
        }
        else concern.Decide(rule.Code, act.At);
        db.Record(new ConcernDecided(viewer.Name, rule.Words), concern);
        await db.SaveChangesAsync();
        return referral;
    }
}
