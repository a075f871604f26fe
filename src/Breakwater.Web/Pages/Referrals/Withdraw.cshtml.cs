using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>The hub takes back what nobody accepted.</summary>
[Needs("withdraw_referral"), ForReferral]
public sealed class WithdrawModel(SafeguardingDb db, AbilityTable abilities) : ReferralPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(async referral =>
        await new WithdrawReferral(Db).Do(Changed(referral.Step(Db.Partnership.Configuration)), Viewer, referral, Version, TakeBackBecause)
            ? "Taken back. The concern is with you." : "Taken back. What else was decided on the concern stands.");
}
