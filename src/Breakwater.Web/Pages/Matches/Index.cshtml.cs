using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Matches;

public sealed record MatchRow(PossibleMatch Match, SourceRecord One, string OneReference, SourceRecord Other, string OtherReference);

/// <summary>The review queue: matches between records that the viewer may both open, likeliest first. Reading it is one fact that names them.</summary>
[Needs("see_matches")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    public const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    public IReadOnlyList<MatchRow> Rows { get; private set; } = [];

    public bool MaySeeQuality => abilities["see_match_quality"].For(Viewer.Roles) != Relations.None;

    public async Task OnGet()
    {
        var open = Db.MatchesOpenTo(Viewer, abilities["open_concern"]);
        var asked = Which switch
        {
            "second" => open.Where(m => m.Status == MatchStatus.AwaitingSecondName),
            "apart" => open.Where(m => m.Status == MatchStatus.ToldApart),
            "joined" => open.Where(m => m.Status == MatchStatus.Joined),
            _ => open.StillOpen(Db).Where(m => m.Status != MatchStatus.AwaitingSecondName),
        };
        var matches = await asked.OrderByDescending(m => m.LogOdds).ThenBy(m => m.Id).Take(Most).AsNoTracking().ToListAsync();
        var ids = matches.SelectMany(m => new[] { m.LaterId, m.EarlierId }).Distinct().ToList();
        var records = await Db.SourceRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var concerns = records.Values.Select(r => r.ConcernId).Distinct().ToList();
        var references = await Db.Concerns.AsNoTracking().Where(c => concerns.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id, c => c.Reference);
        Rows = matches.ConvertAll(m => new MatchRow(m, records[m.LaterId], references[m.LaterConcernId], records[m.EarlierId], references[m.EarlierConcernId]));
        await Db.Look(ActFor(LawfulStep.Triage), new MatchesListed(Viewer.Name, Rows.Count, [.. concerns.Select(c => c.Value)]), new ListShownTo(Viewer.WorkerId));
    }
}
