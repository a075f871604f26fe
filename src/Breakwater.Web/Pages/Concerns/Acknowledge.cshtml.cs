using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Somebody has read it.</summary>
[Needs("triage_concern"), ForConcern]
public sealed class AcknowledgeModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new AcknowledgeConcern(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version), "Acknowledged.");
}
