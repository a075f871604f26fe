using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Who looked at a concern, for the lead practitioner and the data protection officer. Nothing of what stands in it; that somebody read this page stands on it too.</summary>
[Needs("see_access"), ForConcern]
public sealed class AccessModel(SafeguardingDb db) : StaffPage(db)
{
    public string Reference => HttpContext.Concern().Reference;

    public IReadOnlyList<TimelineEntry> Looks { get; private set; } = [];

    public async Task OnGet()
    {
        (ViewData["Title"], ViewData["Wide"], ViewData["Back"]) = ("Who looked at " + Reference, true, "/concerns/" + HttpContext.Concern().Id);
        Looks = await Db.LooksAt(HttpContext.Concern().Id.Value);
    }
}
