using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// The decision as the panel on the page gives it. Agency and team only where the decision refers, the other concern only where it joins.
/// Where it goes elsewhere, the reference that was given there, or the name of who took it.
/// </summary>
public sealed record DecisionInput(string Code, string? Reason, string? ToAgency = null, string? ToTeam = null, string? Summary = null, string? ExternalReference = null, Guid? JoinTo = null)
{
    /// <summary>While it waits for a second name: what it is for and on what basis, as whoever proposed it left the line.</summary>
    public LawfulStep? Step { get; init; }

    /// <summary>What it is for and on what basis, unless whoever acts on it changes that.</summary>
    public LawfulStep StepOf(DecisionRule rule) => Step ?? new LawfulStep(rule.Purpose, rule.Basis);
}

/// <summary>
/// A named person decides what to do about a concern. A decision that refers makes a referral, which must be accepted;
/// one that the configuration says is countersigned waits for a second name. Whoever decides has it, when nobody had: until
/// another team has accepted, somebody answers for it by name.
/// </summary>
public sealed class DecideConcern(SafeguardingDb db)
{
    /// <summary>Who was told that a decision waits for a second name.</summary>
    public IReadOnlyList<string> Told { get; private set; } = [];

    public async Task<Referral?> Do(Act act, Viewer viewer, Concern concern, int version, DecisionInput input)
    {
        var rule = Check(input);
        input = input with { JoinTo = rule.Code == JoinConcern.Code ? (await new JoinConcern(db).Target(viewer, concern, input.JoinTo)).Id.Value : null };
        PartnershipDb.Expect(concern, version);
        await new OfferReferral(db).Check(concern, rule, input);
        db.Begin(act with { Reason = input.Reason });
        var others = rule.Countersigned ? await WhoMaySign(viewer, concern, rule) : [];
        await new ResumeClock(db).GoOn(act, viewer, concern);
        new TakeConcern(db).AddIfNobodyHasIt(act with { Reason = null }, viewer, concern);
        db.Begin(act with { Reason = input.Reason });

        Referral? referral = null;
        if (rule.Countersigned)
        {
            concern.Propose(rule.Code, await Seal(concern, input with { Step = new LawfulStep(act.Purpose, act.Basis) }), viewer.WorkerId);
            new Colleagues(db).Tell(others, $"A decision on {concern.Reference} waits for a second name.", $"/concerns/{concern.Id}#decide");
            Told = others.ConvertAll(w => w.Name);
            db.Record(new DecisionProposed(viewer.Name, rule.Words, string.Join(" and ", Told)), concern);
        }
        else referral = await Finish(act, viewer, concern, rule, input, new ConcernDecided(viewer.Name, rule.Words));
        await db.SaveChangesAsync();
        return referral;
    }

    /// <summary>Carries the decision out: part of deciding and of countersigning, saved by them.</summary>
    internal async Task<Referral?> Finish(Act act, Viewer viewer, Concern concern, DecisionRule rule, DecisionInput input, Fact fact)
    {
        // First, so that what follows from it, such as the news for whoever told us, stands after it.
        db.Record(fact, concern);
        Referral? referral = null;
        if (rule.Refers)
        {
            referral = await new OfferReferral(db).Make(act, viewer, concern, rule, input);
            concern.HandOver(rule.Code, await Seal(concern, input), act.At, referral.AcceptBy);
        }
        else concern.Decide(rule.Code, await Seal(concern, input), act.At, await new Feedback(db).After(act, concern, rule));
        if (rule.Code == JoinConcern.Code) await new JoinConcern(db).Join(viewer, concern, input.JoinTo);
        return referral;
    }

    /// <summary>Whoever is on duty and may sign, or else everybody else who may. A proposal that nobody could sign would wait for ever.</summary>
    private async Task<List<Worker>> WhoMaySign(Viewer viewer, Concern concern, DecisionRule rule)
    {
        var colleagues = new Colleagues(db);
        if (await colleagues.OnDutyFor(concern, "countersign_decision", also: w => w.Id != viewer.WorkerId) is { } manager) return [manager];
        var others = await colleagues.AllWho("countersign_decision", concern, not: viewer.WorkerId);
        return others.Count > 0 ? others : throw new RuleBroken("countersign-nobody",
            $"\"{rule.Words}\" needs a second name, and nobody but you may put one to this concern{(concern.Handling == Handling.Sealed ? ", which is sealed: name a manager on it first" : "")}. "
            + "Choose another decision, or have your administrator add a manager of this front door, and decide then.");
    }

    private DecisionRule Check(DecisionInput input)
    {
        var rule = db.Partnership.Configuration.Decisions.FirstOrDefault(d => d.Code == input.Code)
            ?? throw new RuleBroken("decision-code", "Choose what you decide.");
        if (rule.ReasonOwed && string.IsNullOrWhiteSpace(input.Reason))
            throw new RuleBroken("decision-reason", $"Say why: \"{rule.Words}\" needs a reason, because somebody may have to answer for it.");
        if (rule.ReferenceOwed && string.IsNullOrWhiteSpace(input.ExternalReference))
            throw new RuleBroken("decision-reference", $"Give the reference that you were given, or the name of who took it there: \"{rule.Words}\" is only finished once somebody has it.");
        return rule;
    }

    private Task<byte[]> Seal(Concern concern, DecisionInput input) =>
        db.Seal(concern.Id.Value, "concerns.decision", JsonSerializer.Serialize(input));
}
