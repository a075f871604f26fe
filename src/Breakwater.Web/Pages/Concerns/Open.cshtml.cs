using Breakwater.Kernel.Access;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>The concern on one page. The opening was recorded before this runs.</summary>
[Needs("open_concern"), ForConcern]
public sealed class OpenModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    private IReadOnlyList<LikelyMatch> _matches = [];

    public override async Task<IReadOnlyList<(Looked Fact, IRecord Record)>> Others(Concern concern)
    {
        if (HttpContext.HasMatches()) _matches = await new LikelyMatches(Db).Of(concern.Id, Viewer, Abilities["open_concern"]);
        return LikelyMatches.Looks(Viewer, _matches);
    }

    // What is chosen for all that is done on the page stands in its address, and is recorded with what is done.
    public override Task<IActionResult> OnGet() => Try(async () =>
    {
        var (purpose, basis) = (Request.Query[nameof(Purpose)].ToString(), Request.Query[nameof(Basis)].ToString());
        Db.Partnership.Configuration.CheckKnown(purpose, basis);
        (Purpose, Basis) = (purpose.Length > 0 ? purpose : null, basis.Length > 0 ? basis : null);
        await Draw(_matches);
        return Page();
    }, () => Draw(_matches));
}
