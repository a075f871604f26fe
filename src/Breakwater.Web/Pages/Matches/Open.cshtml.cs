using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Matches;

/// <summary>Two records that may be one person, side by side.</summary>
[Needs("see_matches")]
public sealed class OpenModel(SafeguardingDb db, AbilityTable abilities) : MatchPage(db, abilities)
{
    public override async Task<IActionResult> OnGet(Id<PossibleMatch> id)
    {
        if (!await Load(id)) return NotOpen();
        await Draw();
        return Page();
    }
}
