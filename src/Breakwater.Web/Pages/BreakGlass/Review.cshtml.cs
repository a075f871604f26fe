using System.Text.RegularExpressions;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.BreakGlass;

/// <summary>One emergency opening: what was asked and why, what was looked at, and the reviewer's words. Reading it is recorded.</summary>
[Needs("review_break_glass")]
public sealed partial class ReviewModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public Verdict? Verdict { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public BreakGlassOpening Opening { get; private set; } = null!;

    public string Who { get; private set; } = "";

    public string Asked { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string? Reviewed { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>Where everybody who looked at the record stands; null for a reviewer who may not read that.</summary>
    public string? WhoLooked { get; private set; }

    public DueTag Due { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Looks { get; private set; } = [];

    public async Task<IActionResult> OnGet(Id<BreakGlassOpening> id)
    {
        if (!await Load(id)) return NotOpen();
        await Draw();
        return Page();
    }

    public async Task<IActionResult> OnPost(Id<BreakGlassOpening> id)
    {
        if (!await Load(id)) return NotOpen();
        return await Try(async () =>
        {
            await new ReviewOpening(Db).Do(ActFor(LawfulStep.Oversight), Viewer, Opening, Version, Verdict, Words);
            Done("Your review is kept with the opening.");
            return LocalRedirect("/break-glass/reviews");
        }, Draw);
    }

    private async Task<bool> Load(Id<BreakGlassOpening> id)
    {
        var opening = await (await new ReviewOpening(Db).OpenTo(Viewer, Db.BreakGlassOpenings.Where(o => o.Id == id))).FirstOrDefaultAsync();
        if (opening is not null) Opening = opening;
        return opening is not null;
    }

    /// <summary>A fact's sentence with who and until when; whatever else it tells is of the record, which a reviewer does not read.</summary>
    private string Said(string sentence) => Untold().Replace(
        sentence.Replace("{By}", Who, StringComparison.Ordinal).Replace("{Until}", SpokenTime.At(Opening.Until), StringComparison.Ordinal), "…");

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Untold();

    private async Task Draw()
    {
        Db.Begin(ActFor(LawfulStep.Oversight));
        Db.Record(new BreakGlassRead(Viewer.Name), Opening);
        await Db.SaveChangesAsync();
        Version = Version == 0 ? Opening.Version : Version;
        var id = Opening.Id.Value;
        (Asked, Reason) = (await Db.Unseal(id, "break_glass.asked", Opening.Asked) ?? "", await Db.Unseal(id, "break_glass.reason", Opening.Reason) ?? "");
        Reviewed = await Db.Unseal(id, "break_glass.review", Opening.ReviewWords);
        Who = await Db.Set<Worker>().Where(w => w.Id == Opening.WorkerId).Select(w => w.Name).SingleAsync();
        Due = Opening.ReviewedAt is { } done ? DueTag.Met(Opening.ReviewDueAt, done) : DueTag.Running(Opening.ReviewDueAt, Clock.Instant());
        if (Opening.ConcernId is not { } concern) return;
        if (await Db.OpenTo(Viewer, abilities["see_access"]).AnyAsync(c => c.Id == concern)) WhoLooked = $"/concerns/{concern}/access";
        Reference = await Db.Concerns.Where(c => c.Id == concern).Select(c => c.Reference).SingleAsync();
        var (key, from, until) = (Opening.WorkerId.ToString(), Opening.OpenedAt, Opening.Until);
        var looks = await Db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == concern.Value && f.ActorKey == key && f.At >= from && f.At <= until).OrderBy(f => f.At).Select(f => new { f.At, f.Name }).ToListAsync();
        Looks = looks.ConvertAll(f => new TimelineEntry(f.At, Said(Db.Partnership.FactTypes.All.First(t => t.Name == f.Name).Sentence), Who, null, null, null));
    }
}
