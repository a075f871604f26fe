using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Measures;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Huddle;

/// <summary>
/// The briefing sheet for the wall of a station or a staff room: how much came in, where, which signs, whom to ring. No
/// name, no reference, no place below a district; and no number below five, which could point at somebody, nor one that
/// would give such a number away.
/// </summary>
[Needs("see_briefing")]
public sealed class BriefingModel(SafeguardingDb db) : StaffPage(db)
{
    private const int Most = 5000;

    public DateTime Now { get; private set; }

    public IReadOnlyList<(string Area, string Count)> Areas { get; private set; } = [];

    public IReadOnlyList<(string Kind, string Count)> Kinds { get; private set; } = [];

    public IReadOnlyList<(string Sign, string Count)> Signs { get; private set; } = [];

    public PartnershipConfiguration Configuration => Db.Partnership.Configuration;

    public async Task OnGet()
    {
        Now = Clock.Instant();
        var (me, weekAgo) = (Viewer.WorkerId, Now.AddDays(-7));
        var recent = await Db.Concerns.Where(c => c.ReceivedAt >= weekAgo && c.Handling == Handling.Open)
            .Where(c => !Db.ConcernRelations.Any(r => r.RecordId == c.Id && r.Kind == RelationKind.Conflict && r.WorkerId == me && r.Until == null))
            .Select(c => new { c.Area, c.About, c.Signs }).Take(Most).AsNoTracking().ToListAsync();
        // Every line in an order of its own, those without a concern too: what stands where would say something of a number that is kept back.
        var districts = Configuration.Areas.Where(a => a.IsDistrict).ToList();
        var kinds = PartnershipFile.AboutKinds.Union(recent.Select(c => c.About)).ToList();
        var (byDistrict, byKind) = WallCounts.Of(districts.Count + 1, kinds.Count, recent.Select(c =>
            (Configuration.DistrictOf(c.Area) is { } district ? districts.IndexOf(district) : districts.Count, kinds.IndexOf(c.About))));
        Areas = districts.Select(d => d.Name).Append("District not known").Zip(byDistrict, (name, count) => (name, Say(count))).ToList();
        Kinds = kinds.Zip(byKind, (kind, count) => (WaitingRow.About(kind), Say(count))).ToList();
        Signs = recent.SelectMany(c => c.Signs.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(code => Configuration.Signs.Any(s => s.Code == code))).GroupBy(s => s).Select(g => (Code: g.Key, Count: g.Count())).Where(g => g.Count >= WallCounts.Least)
            .OrderByDescending(g => g.Count).Take(8).Select(g => (Configuration.Signs.FirstOrDefault(s => s.Code == g.Code)?.Words ?? g.Code, Say(g.Count))).ToList();
    }

    private static string Say(long? count) => count switch
    {
        null => "not shown",
        0 => "none",
        { } shown => shown.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
