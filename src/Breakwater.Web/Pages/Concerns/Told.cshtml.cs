using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Whether child and parents were told, or why not.</summary>
[Needs("record_told"), ForConcern]
public sealed class ToldModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        concern => new MarkWhoWasTold(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version,
            new WhoWasTold(In.ChildTold ?? "not known", In.ParentsTold ?? (concern.About == "adult" ? "do not apply" : "not known"), In.NotToldBecause), In.TellOn.Value), "Recorded who was told.");
}
