using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// A second person puts their name to a proposed decision, or sends it back with a reason. Never the proposer, who may take it
/// back instead, as may whoever else decides on it: whoever was to sign may be away.
/// </summary>
public sealed class CountersignDecision(SafeguardingDb db)
{
    /// <summary>What the proposed decision is for and on what basis, as whoever proposed it left the line.</summary>
    public async Task<LawfulStep> StepOf(Concern concern) =>
        concern.Status == ConcernStatus.AwaitingCountersignature && await Read(concern) is { } input ? input.StepOf(db.Partnership.Configuration.DecisionOf(input.Code)) : LawfulStep.Triage;

    public async Task<Referral?> Sign(Act act, Viewer viewer, Concern concern, int version)
    {
        var input = await Proposed(viewer, concern);
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = input.Reason });
        var rule = db.Partnership.Configuration.DecisionOf(input.Code);
        await new OfferReferral(db).Check(concern, rule, input);
        var referral = await new DecideConcern(db).Finish(act, viewer, concern, rule, input, new DecisionCountersigned(viewer.Name, rule.Words));
        await db.SaveChangesAsync();
        return referral;
    }

    public async Task Refuse(Act act, Viewer viewer, Concern concern, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("countersign-reason", "Say why you send it back: whoever proposed it has to know what is missing.");
        var input = await Proposed(viewer, concern);
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = reason });
        var proposer = await new Colleagues(db).ById(concern.ProposedBy);
        concern.RefuseCountersignature();
        db.Record(new CountersignatureRefused(viewer.Name, db.Partnership.Configuration.DecisionOf(input.Code).Words), concern);
        if (proposer is not null) new Colleagues(db).Tell([proposer], $"Your decision on {concern.Reference} came back with a reason.", $"/concerns/{concern.Id}");
        await db.SaveChangesAsync();
    }

    public async Task Withdraw(Act act, Viewer viewer, Concern concern, int version)
    {
        if (concern is not { Status: ConcernStatus.AwaitingCountersignature, DecisionCode: { } code }) throw Nothing();
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        var proposer = await new Colleagues(db).ById(concern.ProposedBy);
        concern.WithdrawProposal();
        db.Record(new ProposalWithdrawn(viewer.Name, db.Partnership.Configuration.DecisionOf(code).Words), concern);
        if (proposer is not null && proposer.Id != viewer.WorkerId) new Colleagues(db).Tell([proposer], $"Your decision on {concern.Reference} was taken back, to be decided anew.", $"/concerns/{concern.Id}");
        await db.SaveChangesAsync();
    }

    private static RuleBroken Nothing() => new("countersign-nothing", "No decision waits for a second name here.");

    private async Task<DecisionInput> Proposed(Viewer viewer, Concern concern)
    {
        if (concern.Status != ConcernStatus.AwaitingCountersignature || await Read(concern) is not { } input) throw Nothing();
        if (concern.ProposedBy == viewer.WorkerId)
            throw new RuleBroken("countersign-self", "You proposed this yourself. The second name has to be somebody else's.");
        return input;
    }

    private async Task<DecisionInput?> Read(Concern concern) =>
        await db.Unseal(concern.Id.Value, "concerns.decision", concern.Decision) is { } text ? JsonSerializer.Deserialize<DecisionInput>(text) : null;
}
