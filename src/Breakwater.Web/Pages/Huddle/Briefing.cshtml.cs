using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Worklist;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Huddle;

/// <summary>
/// The briefing sheet for the wall of a station or a staff room: how much came in, where, which signs, whom to ring. No
/// name, no reference, no place below a district; and no number below five, which could point at somebody.
/// </summary>
[Needs("see_briefing")]
public sealed class BriefingModel(SafeguardingDb db) : StaffPage(db)
{
    private const int Least = 5, Most = 5000;

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
        Areas = Configuration.Areas.Select(a => (a.Name, Say(recent.Count(c => c.Area == a.Code)))).ToList();
        Kinds = recent.GroupBy(c => c.About).Select(g => (WaitingRow.About(g.Key), g.Count())).OrderByDescending(g => g.Item2).Select(g => (g.Item1, Say(g.Item2))).ToList();
        Signs = recent.SelectMany(c => c.Signs.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(code => Configuration.Signs.Any(s => s.Code == code))).GroupBy(s => s).Select(g => (Code: g.Key, Count: g.Count())).Where(g => g.Count >= Least)
            .OrderByDescending(g => g.Count).Take(8).Select(g => (Configuration.Signs.FirstOrDefault(s => s.Code == g.Code)?.Words ?? g.Code, Say(g.Count))).ToList();
    }

    private static string Say(int count) => count switch
    {
        0 => "none",
        < Least => "fewer than 5",
        _ => count.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
