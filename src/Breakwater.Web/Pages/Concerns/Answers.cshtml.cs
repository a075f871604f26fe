using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>What agencies answered after the decision was read.</summary>
[Needs("triage_concern"), ForConcern]
public sealed class AnswersModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new ReadAnswers(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version), "Recorded that it was read. Does it change anything? Then have the concern reopened.");
}
