using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Asks whether others in the partnership know somebody; answers whom to ring and nothing else.</summary>
[Needs("ask_pointer"), ForConcern]
public sealed class PointerModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new AskForPointer(Db).Do(Lawful(LawfulStep.Share.About(concern.About)), Viewer, concern, Version, Abilities["open_concern"]));
}
