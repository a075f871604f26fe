using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>One referral. The opening was recorded before this runs.</summary>
[Needs("open_referral"), ForReferral]
public sealed class OpenModel(SafeguardingDb db, AbilityTable abilities) : ReferralPage(db, abilities)
{
    public override async Task<IActionResult> OnGet()
    {
        await Draw();
        return Page();
    }
}
