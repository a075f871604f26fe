using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>The second name to a decision, or the reason why not.</summary>
[Needs("countersign_decision"), ForConcern]
public sealed class CountersignModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    // Both for what the decision was proposed for, as the line above the button says.
    public Task<IActionResult> OnPost() => Does(async concern =>
    {
        var countersign = new CountersignDecision(Db);
        await countersign.Sign(ActFor(In.For(await countersign.StepOf(concern))), Viewer, concern, Version);
    }, "Your name stands beside the decision.");

    public Task<IActionResult> OnPostRefuse() => Does(async concern =>
    {
        var countersign = new CountersignDecision(Db);
        await countersign.Refuse(ActFor(In.For(await countersign.StepOf(concern))), Viewer, concern, Version, In.RefuseBecause);
    }, "Sent back with your reason.");
}
