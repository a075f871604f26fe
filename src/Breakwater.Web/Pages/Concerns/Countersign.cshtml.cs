using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>The second name to a decision, or the reason why not.</summary>
[Needs("countersign_decision"), ForConcern]
public sealed class CountersignModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new CountersignDecision(Db).Sign(Lawful(StepOf(concern)), Viewer, concern, Version), "Your name stands beside the decision.");

    public Task<IActionResult> OnPostRefuse() => Does(
        concern => new CountersignDecision(Db).Refuse(Lawful(StepOf(concern)), Viewer, concern, Version, In.RefuseBecause), "Sent back with your reason.");

    // What the proposed decision is for, as the line above the button says.
    private LawfulStep StepOf(Concern concern) =>
        Db.Partnership.Configuration.MaybeDecisionOf(concern.DecisionCode) is { } rule ? new LawfulStep(rule.Purpose, rule.Basis) : LawfulStep.Triage;
}
