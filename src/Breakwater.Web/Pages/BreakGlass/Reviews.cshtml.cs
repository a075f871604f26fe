using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.BreakGlass;

/// <summary>Emergency openings that wait for a review, late ones on top, and those of the last 90 days that had theirs. No case content.</summary>
[Needs("review_break_glass")]
public sealed class ReviewsModel(SafeguardingDb db) : StaffPage(db)
{
    public IReadOnlyList<(BreakGlassOpening Opening, string Who, DueTag Due)> Openings { get; private set; } = [];

    public async Task OnGet()
    {
        var (now, since) = (Clock.Instant(), Clock.Instant().AddDays(-90));
        var openings = await (await new ReviewOpening(Db).OpenTo(Viewer, Db.BreakGlassOpenings.Where(o => o.ReviewedAt == null || o.ReviewedAt > since))).AsNoTracking()
            .OrderBy(o => o.ReviewedAt != null).ThenBy(o => o.ReviewDueAt).Take(200).ToListAsync();
        var ids = openings.Select(o => o.WorkerId).Distinct().ToList();
        var names = await Db.Set<Worker>().AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name);
        Openings = openings.ConvertAll(o => (o, names.GetValueOrDefault(o.WorkerId, "somebody"),
            o.ReviewedAt is { } done ? DueTag.Met(o.ReviewDueAt, done) : DueTag.Running(o.ReviewDueAt, now)));
    }

    public string AgencyName(string code) => Db.Partnership.Configuration.AgencyOf(code).Name;
}
