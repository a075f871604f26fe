using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>A named person accepts, or the team sends it back with a reason.</summary>
[Needs("answer_referral"), ForReferral]
public sealed class AcceptModel(SafeguardingDb db, AbilityTable abilities) : ReferralPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        referral => new AcceptReferral(Db).Do(Changed(referral.Step(Db.Partnership.Configuration)), Viewer, referral, Version), "You accepted this referral. You are responsible for it from now.");

    public Task<IActionResult> OnPostDecline() => Does(
        referral => new DeclineReferral(Db).Do(Changed(referral.Step(Db.Partnership.Configuration)), Viewer, referral, Version, Reason), "Sent back to the hub with your reason.", stay: false);
}
