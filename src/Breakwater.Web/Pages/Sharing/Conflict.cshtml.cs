using Breakwater.Kernel.Access;
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

namespace Breakwater.Web.Pages.Sharing;

/// <summary>Somebody is not free to act on a concern: oneself, or (for whoever may restrict it) somebody else.</summary>
[Needs("declare_conflict"), ForConcern]
public sealed class ConflictModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public Id<Worker>? Whom { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Concern Concern => HttpContext.Concern();

    public bool MaySayOfOthers { get; private set; }

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<Worker> InConflict { get; private set; } = [];

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        if (await Chosen() is not { } whom) return NotOpen();
        await new DeclareConflict(Db).Do(ActFor(LawfulStep.Oversight), Viewer, Concern, Version, whom);
        Done(whom.Id == Viewer.WorkerId ? "Recorded. This concern is out of your sight from now." : $"Recorded. This concern is out of {whom.Name}'s sight from now.");
        return LocalRedirect(whom.Id == Viewer.WorkerId ? "/desk" : $"/concerns/{Concern.Id}/conflict");
    }, Draw);

    public Task<IActionResult> OnPostLift() => Try(async () =>
    {
        if (!await MayRestrict() || await Chosen() is not { } whom || whom.Id == Viewer.WorkerId) return NotOpen();
        await new DeclareConflict(Db).Lift(ActFor(LawfulStep.Oversight, Reason), Viewer, Concern, whom);
        Done($"{whom.Name} is free to act on this again.");
        return RedirectToPage(new { id = Concern.Id });
    }, Draw);

    private async Task<Worker?> Chosen()
    {
        var id = Whom ?? Viewer.WorkerId;
        return id == Viewer.WorkerId || await MayRestrict() ? await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id && w.Active) : null;
    }

    private Task<bool> MayRestrict() => Db.OpenTo(Viewer, abilities["restrict_concern"]).AnyAsync(c => c.Id == Concern.Id);

    private async Task Draw()
    {
        Version = Version == 0 ? Concern.Version : Version;
        MaySayOfOthers = await MayRestrict();
        if (!MaySayOfOthers) return;
        var all = await Db.Set<Worker>().AsNoTracking().Where(w => w.Active && w.Id != Viewer.WorkerId).OrderBy(w => w.Name).ToListAsync();
        var conflicts = await Db.ConcernRelations.Where(r => r.RecordId == Concern.Id && r.Kind == RelationKind.Conflict && r.Until == null).Select(r => r.WorkerId).ToListAsync();
        InConflict = all.FindAll(w => conflicts.Contains(w.Id));
        People = all.FindAll(w => !conflicts.Contains(w.Id)).ConvertAll(w => new SelectListItem($"{w.Name}, {w.JobTitle}", w.Id.ToString()));
    }
}
