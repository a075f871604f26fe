using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Report;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Reply;

/// <summary>What a returned reporter's draft holds: which report is open in this browser, and an answer being typed.</summary>
public sealed class ReturnAnswers
{
    public Guid Concern { get; set; }

    public string? Message { get; set; }
}

/// <summary>
/// Somebody comes back with the eight words: reads how it stands, what was written, and writes more. The words are in no
/// address, no cookie and no table; for twenty minutes after the last word typed, this browser alone leads to the report.
/// </summary>
[OpenToAll]
public sealed class IndexModel(SafeguardingDb db, WordShelf shelf, GuessBrake brake) : PageModel
{
    private const string Form = "reply";
    private static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(20);
    private readonly Drafts _drafts = new(db);

    [BindProperty]
    public string? Receipt { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    /// <summary>
    /// Which report <see cref="Message"/> was typed under, as a keyed digest: when the window is over, it goes to that report
    /// and to no other, whoever types words of a receipt next on this screen.
    /// </summary>
    [BindProperty]
    public string? Of { get; set; }

    public PublicWords W { get; } = shelf["reply"];

    public ReporterView? Report { get; private set; }

    public bool RanOut { get; private set; }

    public string StatusWords => Told.Words(Report!.Status, Report.DecisionCode, Report.About, W, db.Partnership.Configuration);

    public async Task<IActionResult> OnGet()
    {
        if (DraftCookie.Reply.Read(Request) is not { } token) return Page();
        if (await _drafts.Find<ReturnAnswers>(Form, token) is { } back)
        {
            Message = back.Message;
            await Show(back);
        }
        RanOut = Report is null;
        if (RanOut) DraftCookie.Reply.Forget(Response);
        return Page();
    }

    /// <summary>The words of the receipt are typed.</summary>
    public async Task<IActionResult> OnPostOpen()
    {
        if (Safeguarding.Concerns.Receipt.Fault(Receipt) is { } fault) return Faulty(nameof(Receipt), fault);
        var source = HttpContext.Connection.RemoteIpAddress;
        await Task.Delay(brake.Guess(source), HttpContext.RequestAborted);
        if (await new ReturnToReport(db).ByReceipt(Receipt!) is not { } concern)
            return Faulty(nameof(Receipt), W["fault.unknown"]);
        brake.Right(source);
        await _drafts.Keep(Form, DraftCookie.Reply.Give(Response), new ReturnAnswers { Concern = concern.Value, Message = Of == Mark(concern.Value) ? TypedLimits.Tidy(Message) : null }, OpenFor);
        await db.SaveChangesAsync();
        return LocalRedirect("/reply");
    }

    /// <summary>More is written.</summary>
    public async Task<IActionResult> OnPostMore()
    {
        if (DraftCookie.Reply.Read(Request) is not { } token || await _drafts.Find<ReturnAnswers>(Form, token) is not { } back)
        {
            RanOut = true;
            return Faulty(nameof(Receipt), W["fault.ran_out"]);
        }
        // Another report was opened on this screen since: what was typed under the first is none of the second's.
        if (Of != Mark(back.Concern)) return Faulty(nameof(Receipt), W["fault.ran_out"]);
        if (await new ReturnToReport(db).HasJust(new Id<Concern>(back.Concern), Message)) return await Sent(token, back, "more.twice");
        // Kept before it is sent: a fault or a broken line then loses nothing.
        back.Message = TypedLimits.Tidy(Message);
        await _drafts.Keep(Form, token, back, OpenFor);
        try
        {
            await new AddToReport(db).Do(new Id<Concern>(back.Concern), Actor.Reporter, back.Message);
        }
        catch (Exception fault) when (fault is RuleBroken or SecondWriter)
        {
            db.GiveUp();
            await _drafts.Keep(Form, token, back, OpenFor);
            await db.SaveChangesAsync();
            await Show(back);
            return Faulty(nameof(Message), fault is RuleBroken ? fault.Message : W[W.For("fault.again", Report?.About)]);
        }
        return await Sent(token, back, "more.done");
    }

    /// <summary>Where script runs, an answer is kept while somebody types. Never opens again what was closed, and never comes under another report.</summary>
    public async Task<IActionResult> OnPostKeep()
    {
        if (DraftCookie.Reply.Read(Request) is not { } token || await _drafts.Find<ReturnAnswers>(Form, token) is not { } back || Of != Mark(back.Concern))
            return StatusCode(StatusCodes.Status410Gone);
        back.Message = TypedLimits.Tidy(Message);
        await _drafts.Keep(Form, token, back, OpenFor);
        await db.SaveChangesAsync();
        return StatusCode(StatusCodes.Status204NoContent);
    }

    /// <summary>Closes it in this browser.</summary>
    public async Task<IActionResult> OnPostClose()
    {
        if (DraftCookie.Reply.Read(Request) is { } token) await _drafts.Forget(Form, token);
        await db.SaveChangesAsync();
        DraftCookie.Reply.Forget(Response);
        return LocalRedirect("/");
    }

    private async Task Show(ReturnAnswers back)
    {
        Report = await new ReturnToReport(db).Open(new Id<Concern>(back.Concern), Actor.Reporter);
        Of = Mark(back.Concern);
    }

    private string Mark(Guid concern) => Convert.ToHexStringLower(db.Partnership.Keys.Hmac("reply typed under", concern.ToString()).AsSpan(0, 16));

    private async Task<IActionResult> Sent(string token, ReturnAnswers back, string words)
    {
        back.Message = null;
        await _drafts.Keep(Form, token, back, OpenFor);
        await db.SaveChangesAsync();
        var concern = new Id<Concern>(back.Concern);
        var about = await db.Concerns.Where(c => c.Id == concern).Select(c => c.About).FirstOrDefaultAsync();
        TempData["Done"] = W[W.For(words, about)];
        return LocalRedirect("/reply");
    }

    private PageResult Faulty(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
