using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Somebody takes the concern on.</summary>
[Needs("take_concern"), ForConcern]
public sealed class TakeModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new TakeConcern(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version), "This concern is with you now.");
}
