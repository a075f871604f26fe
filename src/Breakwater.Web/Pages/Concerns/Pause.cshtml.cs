using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>The clock of the decision stands still, with a reason and a day on which it is looked at again.</summary>
[Needs("pause_clock"), ForConcern]
public sealed class PauseModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new PauseClock(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version, In.PauseBecause, In.PauseUntil.Value), "The clock is paused. The concern stays on the worklist.");
}
