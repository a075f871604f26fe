using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Starts a round of checks.</summary>
[Needs("ask_agencies"), ForConcern]
public sealed class AskModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new AskAgencies(Db).Do(ActFor(LawfulStep.Share.About(concern.About).Changed(In.Asking.Purpose, In.Asking.Basis)), Viewer, concern, Version, In.Agencies,
            new CheckQuestion(In.Who ?? "", In.CheckQuestion ?? ""), In.Hours, Abilities["answer_check"], In.Answerers.ConvertAll(id => new Id<Worker>(id))), "The agencies are asked.");
}
