using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Retention;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
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

    /// <summary>The emergency opening that was chosen, by its id.</summary>
    [BindProperty] public string? Opening { get; set; }

    [BindProperty] public string? OpeningReason { get; set; }

    [BindProperty] public string? HoldReference { get; set; }

    [BindProperty] public string? HoldReason { get; set; }

    [BindProperty] public bool Lift { get; set; }

    public int Count { get; private set; }

    /// <summary>The first of them: reference, and the day on which it was decided.</summary>
    public IReadOnlyList<(string Reference, DateOnly Decided)> Due { get; private set; } = [];

    /// <summary>The first of the emergency openings that opened nothing and are due: when somebody asked, and when it was reviewed.</summary>
    public IReadOnlyList<SelectListItem> Openings { get; private set; } = [];

    /// <summary>What was disposed of, and what is kept because the second name was not given; the newest first.</summary>
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

    public Task<IActionResult> OnPostOpening() => Try(async () =>
    {
        if (!Id<BreakGlassOpening>.TryParse(Opening, null, out var which)) throw new RuleBroken("disposal-opening", "Choose which of them goes.");
        var disposal = await new ProposeDisposal(Db).Do(ActFor(LawfulStep.Oversight, OpeningReason), Viewer, which)
            ?? throw new RuleBroken("disposal-opening", "That one isn't on the list any more: somebody may have proposed it already.");
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
        Due = (await due.Take(Most).Select(c => new { c.Reference, c.DecidedAt }).ToListAsync()).ConvertAll(c => (c.Reference, LondonDay.Of(c.DecidedAt!.Value)));
        var openings = await new ReviewOpening(Db).OpenTo(Viewer, Db.DueOpenings(Clock.Instant()));
        Openings = (await openings.AsNoTracking().Take(Most).ToListAsync())
            .ConvertAll(o => new SelectListItem($"{ProposeDisposal.Name(o)}, reviewed {LondonTime.Say(LondonDay.Of(o.ReviewedAt!.Value))}", o.Id.ToString()));
        var disposals = new DisposeOfRecord(Db);
        Settled = await disposals.Settled(Viewer).Concat(disposals.Kept(Viewer)).AsNoTracking().OrderByDescending(d => d.SettledAt).Take(Most).ToListAsync();
    }
}
