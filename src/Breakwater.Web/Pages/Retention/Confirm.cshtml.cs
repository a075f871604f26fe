using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Retention;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Retention;

/// <summary>What waits for a second name, with its reason: confirmed, its keys are destroyed at once and for good.</summary>
[Needs("confirm_disposal")]
public sealed class ConfirmModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<(Disposal Disposal, string By, string Why)> Waiting { get; private set; } = [];

    private Id<Disposal>? _refused;

    private DisposeOfRecord Use => new(Db);

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost(Id<Disposal> disposal) => With(disposal, async d =>
    {
        await Use.Confirm(ActFor(LawfulStep.Oversight), Viewer, d, Version);
        Done($"{d.Reference} is disposed of. Its words can't be opened any more, by anybody.");
    });

    public Task<IActionResult> OnPostRefuse(Id<Disposal> disposal) => With(disposal, async d =>
    {
        _refused = d.Id;
        await Use.Refuse(ActFor(LawfulStep.Oversight, Reason), Viewer, d, Version);
        Done("Recorded. It is kept.");
    });

    /// <summary>The one that was refused in vain: what was typed stands there again.</summary>
    public bool Refused(Disposal disposal) => _refused == disposal.Id;

    public bool May(Disposal disposal) => disposal.ProposedBy != Viewer.WorkerId;

    private async Task<IActionResult> With(Id<Disposal> id, Func<Disposal, Task> work) =>
        await (await Use.Waiting(Viewer)).FirstOrDefaultAsync(d => d.Id == id) is not { } disposal ? NotOpen() : await Try(async () =>
        {
            await work(disposal);
            return LocalRedirect("/retention/confirm");
        }, Draw);

    private async Task Draw()
    {
        var found = await (await Use.Waiting(Viewer)).AsNoTracking().Take(50).ToListAsync();
        // However many there are: one statement for who proposed them, and one for their keys.
        var (ids, proposers) = (found.ConvertAll(d => d.Id.Value), found.ConvertAll(d => d.ProposedBy));
        var names = await Db.Set<Worker>().Where(w => proposers.Contains(w.Id)).Select(w => new { w.Id, w.Name }).ToDictionaryAsync(w => w.Id, w => w.Name);
        foreach (var key in await Db.Set<RecordKey>().AsNoTracking().Where(k => ids.Contains(k.RecordId) && k.Class == KeyClass.Content).ToListAsync()) Db.Know(key);
        var waiting = new List<(Disposal, string, string)>();
        foreach (var d in found) waiting.Add((d, names.GetValueOrDefault(d.ProposedBy, "somebody"), await Db.Unseal(d.Id.Value, "disposals.reason", d.Reason) ?? ""));
        Waiting = waiting;
    }
}
