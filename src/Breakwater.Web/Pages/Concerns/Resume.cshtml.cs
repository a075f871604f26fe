using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>A clock that stood goes on.</summary>
[Needs("triage_concern"), ForConcern]
public sealed class ResumeModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new ResumeClock(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version), "The clock goes on.");
}
