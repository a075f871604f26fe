using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>There is more to do.</summary>
[Needs("reopen_concern"), ForConcern]
public sealed class ReopenModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new ReopenConcern(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version, In.Reopen), "Opened again.");
}
