using System.ComponentModel.DataAnnotations;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Scrutiny;
using Breakwater.Scrutiny.Letters;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Appearance.Fields;
using Breakwater.Web.Pages.Concerns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Letters;

/// <summary>One letter on its way: its words, the chair's clearance, dispatch, reply, report; on paper and as a Word file.</summary>
[Needs("write_letters")]
public sealed class OpenModel(ScrutinyDb db) : ScrutinyPage(db)
{
    [FromRoute]
    public Id<Letter> Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    [Display(Name = "The day of the reply")]
    public TypedDate ReplyBy { get; set; } = new();

    [BindProperty]
    public string? WaitsFor { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public Id<Meeting>? ReportTo { get; set; }

    public LetterSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Meetings { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Find() is not { } letter) return NotOpen();
        await Load(letter);
        (Text, WaitsFor, ReplyBy, Version) = (letter.Text, letter.WaitsFor, TypedDate.From(letter.ReplyBy), letter.Version);
        return Page();
    }

    public async Task<IActionResult> OnGetWord() => await Find() is { } letter && await LetterSheet.Read(Db, letter) is var sheet
        ? File(WordFile.Of("Letter from the chair", sheet.Parts(), sheet.From.Name), WordFile.ContentType, letter.Reference + ".docx")
        : NotOpen();

    public Task<IActionResult> OnPostWords() => Do("Saved.", letter => Write.Words(ActFor(LawfulStep.Scrutinise), Viewer.Name, letter, Version, Text, WaitsFor, ReplyBy.Value));

    public Task<IActionResult> OnPostClear() => Do("The chair has cleared it.", letter => Write.Clear(ActFor(LawfulStep.Scrutinise), letter, Version, Looked));

    public Task<IActionResult> OnPostTakeBack() => Do("It can be changed again.", letter => Write.TakeBack(ActFor(LawfulStep.Scrutinise), Viewer.Name, letter, Version));

    public Task<IActionResult> OnPostSend() => Do("Recorded as sent.", letter => Write.Send(ActFor(LawfulStep.Scrutinise), Viewer.Name, letter, Version, Proof));

    public Task<IActionResult> OnPostAcknowledged() => Do("Recorded.", letter => Write.Acknowledge(ActFor(LawfulStep.Scrutinise), Sheet.To.Name, letter, Version));

    public Task<IActionResult> OnPostReplied() => Do("Recorded. Record the answer itself on the request's page.", letter => Write.Reply(ActFor(LawfulStep.Scrutinise), Sheet.To.Name, letter, Version));

    public Task<IActionResult> OnPostWithdraw() => Do("The letter is withdrawn.", letter => Write.Withdraw(ActFor(LawfulStep.Scrutinise), Viewer.Name, letter, Version));

    public Task<IActionResult> OnPostReport() => Do("Reported to the committee.", async letter => await Write.Report(ActFor(LawfulStep.Scrutinise), letter, Version,
        await Db.Meetings.FirstOrDefaultAsync(m => m.Id == ReportTo && m.BodyId == letter.FromBody) ?? throw new RuleBroken("letter-report", "Choose the meeting that it went to.")));

    private WriteLetter Write => new(Db);

    private Task<Letter?> Find() => Db.Letters.FirstOrDefaultAsync(l => l.Id == Id);

    private async Task<IActionResult> Do(string done, Func<Letter, Task> work)
    {
        if (await Find() is not { } letter) return NotOpen();
        await Load(letter);
        return await Try(async () =>
        {
            await work(letter);
            Done(done);
            return LocalRedirect("/letters/" + Id);
        }, async () => await Load((await Find())!));
    }

    private async Task Load(Letter letter)
    {
        Sheet = await LetterSheet.Read(Db, letter);
        Timeline = await Db.TimelineOf(Id.Value);
        Meetings = (await Db.Meetings.AsNoTracking().Where(m => m.BodyId == letter.FromBody && m.Status == MeetingStatus.Ended).OrderByDescending(m => m.Day).ToListAsync()).ConvertAll(m => new SelectListItem(SpokenTime.Day(m.Day), m.Id.ToString()));
    }
}
