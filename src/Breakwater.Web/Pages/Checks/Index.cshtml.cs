using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Checks;

public sealed record CheckRow(Guid Id, string Reference, int Round, DateTime AskedAt, DueTag Due);

/// <summary>The checks that one's agency, or one's team of it, was asked for and has not answered. Nobody is named here.</summary>
[Needs("see_checks")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    public IReadOnlyList<CheckRow> Rows { get; private set; } = [];

    public string Agency => Db.Partnership.Configuration.AgencyOf(Viewer.Agency).AskedThrough(Viewer.Team)?.Name ?? Db.Partnership.Configuration.AgencyOf(Viewer.Agency).Name;

    public async Task OnGet()
    {
        var now = Clock.Instant();
        var found = await Db.ChecksOpenTo(Viewer, abilities["answer_check"]).Where(c => c.Answer == CheckAnswerKind.Waiting).OrderBy(c => c.DueAt).Take(200)
            .Select(c => new { c.Id, c.Round, c.AskedAt, c.DueAt, Reference = Db.Concerns.Where(k => k.Id == c.ConcernId).Select(k => k.Reference).FirstOrDefault() })
            .AsNoTracking().ToListAsync();
        Rows = found.ConvertAll(c => new CheckRow(c.Id.Value, c.Reference ?? "", c.Round, c.AskedAt, DueTag.Running(c.DueAt, now)));
    }
}
