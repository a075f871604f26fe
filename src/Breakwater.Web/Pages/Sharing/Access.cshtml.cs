using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.Sharing;

/// <summary>Who looked at a concern, for whoever answers for it: openings of it and of its referrals, lists, searches and matches. Reading it is a look as well.</summary>
[Needs("see_access"), ForConcern(WhoLookedOnly = true)]
public sealed class AccessModel(SafeguardingDb db) : StaffPage(db)
{
    public Concern Concern => HttpContext.Concern();

    public IReadOnlyList<TimelineEntry> Looks { get; private set; } = [];

    public async Task OnGet() => Looks = await Db.LooksAt(Concern.Id);
}
