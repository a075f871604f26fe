using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Two concerns are the same matter, or are told apart.</summary>
[Needs("triage_concern"), ForConcern]
public sealed class LinkModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(async concern =>
    {
        var earlier = (await new EarlierConcerns(Db).Of(concern.Id, Viewer, Abilities["open_concern"])).FirstOrDefault(e => e.Id.Value == In.Other)
            ?? throw new RuleBroken("link-other", "Choose one of the concerns that are listed.");
        var other = await Db.OpenTo(Viewer, Abilities["open_concern"]).SingleAsync(c => c.Id == earlier.Id);
        await new LinkConcerns(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version, other, In.Linked, earlier.Why);
    }, "Recorded on both concerns.");
}
