using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Somebody may be in danger: the duty manager is told at once.</summary>
[Needs("triage_concern"), ForConcern]
public sealed class UrgentModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new EscalateConcern(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version, In.Urgent), "Marked urgent. The duty manager is told.");
}
