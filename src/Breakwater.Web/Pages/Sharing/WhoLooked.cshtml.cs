using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Sharing;

/// <summary>The way to the access page of a concern for whoever may read it without opening the concern: by reference.</summary>
[Needs("see_access")]
public sealed class WhoLookedModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty] public string? Reference { get; set; }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var typed = Kernel.Ids.Reference.Normalise(Reference ?? "");
        var id = await Db.OpenTo(Viewer, abilities["see_access"]).Where(c => c.Reference == typed).Select(c => (Kernel.Ids.Id<Concern>?)c.Id).FirstOrDefaultAsync();
        return id is { } found ? LocalRedirect($"/concerns/{found}/access")
            : throw new RuleBroken("who-looked", "No concern with this reference is there, or it isn't yours to ask about. Look at the reference once more.");
    }, () => Task.CompletedTask);
}
