using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Concerns;

namespace Breakwater.Web.Pages.Referrals;

/// <summary>A copy of a referral: told to somebody else on the basis on which the referral was made.</summary>
[Needs("export_referral"), ForReferral]
public sealed class CopyModel(SafeguardingDb db, AbilityTable abilities) : CopyPage(db)
{
    public override string Reference => HttpContext.Referral().Reference;

    protected override string Original => "/referrals/" + HttpContext.Referral().Id;

    protected override LawfulStep Step => HttpContext.Referral().Step(Db.Partnership.Configuration) with { Purpose = LawfulStep.Share.Purpose };

    protected override async Task<RecordCopy> Made(CopyFor to) => await ReferralCopy.Of(Db, await ReferralSheet.Read(Db, abilities, Viewer, HttpContext.Referral()), to);

    protected override (Fact Fact, IRecord Record) Disclosed(string form, CopyFor to) => (new ReferralExported(to.MadeBy, form, to.Recipient), HttpContext.Referral());
}
