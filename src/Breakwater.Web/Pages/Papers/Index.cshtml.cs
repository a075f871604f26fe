using System.Text;
using Breakwater.Kernel.Acting;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Import;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Papers;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Papers;

/// <summary>Brings a paper in by file or by paste, and lists what is in review and what was taken in.</summary>
[Needs("import_papers"), RequestSizeLimit(LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = LargestRequest, ValueLengthLimit = ImportLimits.FileBytes)]
public sealed class IndexModel(ScrutinyDb db) : ScrutinyPage(db)
{
    // A little above the importer's own limit, so that a paper that is too large is told so by the importer.
    private const int LargestRequest = ImportLimits.FileBytes + (4 * 1024 * 1024);

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string? Paste { get; set; }

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    public IReadOnlyList<(Meeting Meeting, string Body)> Meetings { get; private set; } = [];

    public async Task OnGet()
    {
        Papers = await Db.Papers.AsNoTracking().Where(p => p.Status != PaperStatus.Discarded).OrderByDescending(p => p.ReceivedAt).Take(100).ToListAsync();
        var names = await Db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Name);
        Meetings = (await Db.Meetings.AsNoTracking().Where(m => m.Status == MeetingStatus.Ended).OrderByDescending(m => m.Day).Take(50).ToListAsync()).ConvertAll(m => (m, names[m.BodyId]));
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var (name, bytes) = await Given();
        try
        {
            var paper = await new ReceivePaper(Db).Do(ActFor(LawfulStep.Scrutinise), Viewer.Name, name, bytes);
            Done("The paper is read. Nothing is taken in before you have looked it through.");
            return LocalRedirect("/papers/" + paper.Id);
        }
        catch (ImportRefusedException refused)
        {
            throw new RuleBroken("paper-refused", refused.Message);
        }
    }, OnGet);

    private async Task<(string Name, byte[] Bytes)> Given()
    {
        if (Upload is { } file)
        {
            if (file.Length > ImportLimits.FileBytes) throw new RuleBroken("paper-large", Breakwater.Scrutiny.Import.Sources.ReadSource.TooLarge(file.Length).Message);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes);
            return (Path.GetFileName(file.FileName), bytes.ToArray());
        }
        if (string.IsNullOrWhiteSpace(Paste)) throw new RuleBroken("paper-none", "Choose a file, or paste the page's text.");
        return ("pasted.txt", Encoding.UTF8.GetBytes(Paste.ReplaceLineEndings("\n")));
    }
}
