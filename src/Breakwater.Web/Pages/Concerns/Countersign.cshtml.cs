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
        concern => new CountersignDecision(Db).Sign(Lawful(LawfulStep.Triage), Viewer, concern, Version), "Your name stands beside the decision.");

    public Task<IActionResult> OnPostRefuse() => Does(
        concern => new CountersignDecision(Db).Refuse(Lawful(LawfulStep.Triage), Viewer, concern, Version, In.RefuseBecause), "Sent back with your reason.");
}
