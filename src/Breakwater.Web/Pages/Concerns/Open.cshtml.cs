using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>The concern on one page. The opening was recorded before this runs.</summary>
[Needs("open_concern"), ForConcern]
public sealed class OpenModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public override async Task<IActionResult> OnGet()
    {
        await Draw();
        return Page();
    }
}
