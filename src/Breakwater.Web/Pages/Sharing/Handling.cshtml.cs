using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using HandlingOf = Breakwater.Kernel.Acting.Handling;

namespace Breakwater.Web.Pages.Sharing;

/// <summary>Who can see a concern: its handling, with whom it is shared, who is named on it.</summary>
[Needs("restrict_concern"), ForConcern]
public sealed class HandlingModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty]
    public HandlingOf? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Id<Worker>? Whom { get; set; }

    public Concern Concern => HttpContext.Concern();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<(Relation<Concern> Sharing, string Whom)> Sharings { get; private set; } = [];

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        if (To is not { } to) throw new RuleBroken("handling-choose", "Choose who can see this concern.");
        await new ChangeHandling(Db).Do(ActFor(LawfulStep.Oversight, Reason), Viewer, Concern, Version, to);
        return Again($"This concern is {ChangeHandling.Words(to)} from now.");
    }, Draw);

    public Task<IActionResult> OnPostName() => Try(async () =>
    {
        if (Whom is not { } id || await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id && w.Active) is not { } whom) throw new RuleBroken("named-whom", "Choose a person.");
        await new ChangeHandling(Db).Open(ActFor(LawfulStep.Share.About(Concern.About)), Viewer, Concern, whom);
        return Again($"{whom.Name} is named on this from now.");
    }, Draw);

    public Task<IActionResult> OnPostEnd(Id<Relation<Concern>> sharing) => Try(async () =>
    {
        await new ChangeHandling(Db).End(ActFor(LawfulStep.Share.About(Concern.About)), Viewer, Concern, sharing);
        return Again("The sharing has ended.");
    }, Draw);

    private LocalRedirectResult Again(string words)
    {
        Done(words);
        return LocalRedirect($"/concerns/{Concern.Id}/handling");
    }

    private async Task Draw()
    {
        Version = Version == 0 ? Concern.Version : Version;
        To ??= Concern.Handling;
        var people = await Db.Set<Worker>().AsNoTracking().Where(w => w.Active).OrderBy(w => w.Name).ToListAsync();
        var sharings = await Db.ConcernRelations.AsNoTracking().Where(r => r.RecordId == Concern.Id && r.Until == null && (r.Kind == RelationKind.Shared || r.Kind == RelationKind.Named)).OrderBy(r => r.From).ToListAsync();
        Sharings = sharings.ConvertAll(r => (r, r.WorkerId is { } worker ? people.Find(p => p.Id == worker)?.Name ?? "somebody who left" : AgencyAndTeam(r)));
        People = people.FindAll(p => sharings.TrueForAll(r => r.WorkerId != p.Id)).ConvertAll(p => new SelectListItem($"{p.Name}, {p.JobTitle}", p.Id.ToString()));
    }

    private string AgencyAndTeam(Relation<Concern> sharing)
    {
        var agency = Db.Partnership.Configuration.AgencyOf(sharing.Agency ?? "");
        return agency.Teams.FirstOrDefault(t => t.Code == sharing.Team) is { } team ? $"{team.Words}, {agency.Name}" : agency.Name;
    }
}
