using Breakwater.Kernel.Access;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Words;

namespace Breakwater.Web.Pages.Professional;

/// <summary>The professional form of a signed-in partner: one draft for each person, kept for a week.</summary>
public abstract class ByWorker(SafeguardingDb db, WordShelf shelf) : ProfessionalForm(db, shelf)
{
    public Viewer Viewer => HttpContext.Viewer();

    public override string AgencyKind => Configuration.AgencyOf(Viewer.Agency).Kind;

    public override string Root => "/professional";

    protected override (string Form, string Token, TimeSpan Life) Draft => ("professional", Viewer.WorkerId.ToString(), Drafts.ForStaff);
}
