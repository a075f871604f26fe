using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>A copy of a concern. What an agency gave for its purpose goes into it.</summary>
[Needs("export_concern"), ForConcern]
public sealed class CopyModel(SafeguardingDb db, AbilityTable abilities) : CopyPage(db)
{
    public override string Reference => HttpContext.Concern().Reference;

    protected override string Original => "/concerns/" + HttpContext.Concern().Id;

    protected override LawfulStep Step => LawfulStep.Share.About(HttpContext.Concern().About);

    protected override async Task<RecordCopy> Made(CopyFor to)
    {
        var concern = HttpContext.Concern();
        var sheet = await ConcernSheet.Read(Db, abilities, Viewer, concern, []);
        var referrals = new List<CopiedReferral>();
        foreach (var r in await Db.Referrals.AsNoTracking().Where(r => r.ConcernId == concern.Id).OrderBy(r => r.OfferedAt).ToListAsync())
            referrals.Add(new CopiedReferral(r.Reference, SheetWords.Status(r.Status), await Db.Unseal(r.Id.Value, "referrals.summary", r.Summary) ?? "", r.FromAgency, r.Regime));
        return ConcernCopy.Of(sheet, referrals, to);
    }

    protected override (Fact Fact, IRecord Record) Disclosed(string form, CopyFor to) => (new ConcernExported(to.MadeBy, form, to.Recipient), HttpContext.Concern());
}
