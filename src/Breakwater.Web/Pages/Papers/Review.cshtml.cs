using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Import.Sources;
using Breakwater.Scrutiny.Papers;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Papers;

/// <summary>The source on one side, what was found on the other; whatever is unsure is asked. One form, no script needed.</summary>
[Needs("import_papers"), RequestSizeLimit(4 * 1024 * 1024), RequestFormLimits(ValueCountLimit = 30_000)]
public sealed class ReviewModel(ScrutinyDb db) : ScrutinyPage(db)
{
    // Fields of the review begin so; what follows is the key of the answer.
    public const string Prefix = "a.";

    [FromRoute]
    public Id<Paper> Id { get; set; }

    public Paper Stored { get; private set; } = null!;

    public ImportedPaper Found { get; private set; } = null!;

    public ReviewAnswers Answers { get; private set; } = null!;

    public IReadOnlyList<PaperElement> Elements { get; private set; } = [];

    public IReadOnlyList<SourceStretch> Source { get; private set; } = [];

    public IReadOnlyList<Body> Bodies { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is not { } stored) return NotOpen();
        if (stored.Status != PaperStatus.InReview) return LocalRedirect(stored.MeetingId is { } meeting ? $"/papers/meeting/{meeting}" : "/papers");
        await Load(stored);
        Version = stored.Version;
        return Page();
    }

    public Task<IActionResult> OnPostSave() => Do(async stored =>
    {
        await Keep(stored);
        Done("Saved. Nothing is taken in yet.");
        return LocalRedirect("/papers/" + Id);
    });

    public Task<IActionResult> OnPostCommit() => Do(async stored =>
    {
        await Keep(stored);
        Version = stored.Version;
        var meeting = await new CommitPaper(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, stored, stored.Version, Found);
        Done("Taken in. Read it once more, then publish it.");
        return LocalRedirect("/papers/meeting/" + meeting.Id);
    });

    public Task<IActionResult> OnPostDiscard() => Do(async stored =>
    {
        await new ReceivePaper(Db).Discard(ActFor(LawfulStep.Scrutinise), Viewer.Name, stored, Version);
        Done("Thrown away. Nothing of it was taken in.");
        return LocalRedirect("/papers");
    });

    private Task Keep(Paper stored) => new ReceivePaper(Db).Review(ActFor(LawfulStep.Scrutinise), Viewer.Name, stored, Version,
        Request.Form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[Prefix.Length..], f => (string?)f.Value[^1], StringComparer.Ordinal));

    private Task<Paper?> Find() => Db.Papers.FirstOrDefaultAsync(p => p.Id == Id);

    private async Task<IActionResult> Do(Func<Paper, Task<IActionResult>> work)
    {
        if (await Find() is not { Status: PaperStatus.InReview } stored) return NotOpen();
        await Load(stored);
        return await Try(() => work(stored), async () =>
        {
            var now = (await Find())!;
            // What was saved before the refusal is on the page, so the form goes on from there.
            ModelState.Remove(nameof(Version));
            Version = now.Version;
            await Load(now);
        });
    }

    private async Task Load(Paper stored)
    {
        var bytes = await new ReceivePaper(Db).Bytes(stored);
        Stored = stored;
        Found = ImportPaper.Read(stored.FileName, bytes);
        Answers = ReviewAnswers.Of(stored, Found);
        Elements = PaperElement.Of(Found);
        Source = SourceView.Of(ReadSource.Read(stored.FileName, bytes),
        [
            .. Elements.Select(e => e.Source.Offset), .. Found.Resolutions.Select(r => r.Source.Offset), .. Found.Resolutions.SelectMany(r => r.Atoms).Select(a => a.Source.Offset),
            .. Found.Uncertain.Select(u => u.Source.Offset), .. Found.Safety.Select(m => m.Source.Offset), .. Found.UnplacedLines.Select(l => l.Source.Offset), .. Found.Items.Select(i => i.Source.Offset),
        ]);
        Bodies = await Db.Bodies.AsNoTracking().Where(b => b.EndedOn == null).OrderBy(b => b.Name).ToListAsync();
    }
}
