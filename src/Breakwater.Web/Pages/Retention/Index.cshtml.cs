using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Retention;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Retention;

/// <summary>
/// For the data protection officer: how many records the schedule keeps no longer, by reference and day alone; to propose
/// their disposal, or an erasure, and to put or lift a hold. Nothing on this page disposes of anything.
/// </summary>
[Needs("propose_disposal")]
public sealed class IndexModel(SafeguardingDb db) : StaffPage(db)
{
    private const int Most = 50;

    [BindProperty] public string? Reference { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public bool Erase { get; set; }

    [BindProperty] public string? HoldReference { get; set; }

    [BindProperty] public string? HoldReason { get; set; }

    [BindProperty] public bool Lift { get; set; }

    public int Count { get; private set; }

    /// <summary>The first of them: reference, and the day on which it was decided.</summary>
    public IReadOnlyList<(string Reference, DateOnly Decided)> Due { get; private set; } = [];

    public IReadOnlyList<Disposal> Settled { get; private set; } = [];

    public IReadOnlyList<Kernel.Configuration.Retention> Schedule => Db.Partnership.Configuration.Retention;

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var ground = Erase ? DisposalGround.Erasure : DisposalGround.RetentionEnded;
        var disposal = await new ProposeDisposal(Db).Do(ActFor(LawfulStep.Oversight, Reason), Viewer, Reference, ground) ?? throw Unknown();
        Done($"{disposal.Reference} waits for a second name. Nothing has gone yet.");
        return LocalRedirect("/retention");
    }, Draw);

    public Task<IActionResult> OnPostHold() => Try(async () =>
    {
        if (!await new HoldRecord(Db).Do(ActFor(LawfulStep.Oversight, HoldReason), Viewer, HoldReference, !Lift)) throw new RuleBroken("hold-unknown", NotHere);
        Done(Lift ? "The hold is lifted." : "The hold stands: it is kept until somebody lifts that.");
        return LocalRedirect("/retention");
    }, Draw);

    private const string NotHere = "There is no such record, or it isn't open to you. Check the reference.";

    private static RuleBroken Unknown() => new("disposal-unknown", NotHere);

    private async Task Draw()
    {
        var due = Db.Due(Db.InSightOf(Viewer), Clock.Instant());
        Count = await due.CountAsync();
        Due = (await due.Take(Most).Select(c => new { c.Reference, c.DecidedAt }).ToListAsync()).ConvertAll(c => (c.Reference, Kernel.Clocks.LondonDay.Of(c.DecidedAt!.Value)));
        Settled = await Db.Disposals.AsNoTracking().Where(d => d.Status == DisposalStatus.Done).OrderByDescending(d => d.SettledAt).Take(Most).ToListAsync();
    }
}
