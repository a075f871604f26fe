using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;

namespace Breakwater.Web.Pages.Matches;

/// <summary>The equality check: quality of matching by age and agency, and what can't be said by ethnicity. Numbers only, so no look is recorded.</summary>
[Needs("see_match_quality")]
public sealed class QualityModel(SafeguardingDb db) : StaffPage(db)
{
    public IReadOnlyList<GroupQuality> ByAge { get; private set; } = [];

    public IReadOnlyList<GroupQuality> ByAgency { get; private set; } = [];

    public async Task OnGet()
    {
        var quality = new MatchQuality(Db);
        (ByAge, ByAgency) = (await quality.ByAge(), await quality.ByAgency());
    }
}
