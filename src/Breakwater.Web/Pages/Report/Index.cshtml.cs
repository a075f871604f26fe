using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Breakwater.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Report;

/// <summary>"Report a concern": one address, its steps held in a draft on the server.</summary>
[OpenToAll]
public sealed class IndexModel(SafeguardingDb db, WordShelf shelf, ReportBrake brake, OpenPartnership partnership) : PageModel
{
    private const string Form = "report";
    private static readonly TimeSpan AfterSending = TimeSpan.FromMinutes(10);
    private readonly Drafts _drafts = new(db);

    public ReportAnswers Answers { get; private set; } = new();

    /// <summary>With the numbers and hours of the front door that the report goes to, as far as that is known yet; else the hub's.</summary>
    public PublicWords W => Answers.ReportedAs is { } about ? shelf[Form, Configuration.Route(Answers.Area, about)] : shelf[Form];

    public PartnershipConfiguration Configuration => db.Partnership.Configuration;

    /// <summary>The draft had run out: the page says what happened.</summary>
    public bool RanOut { get; private set; }

    /// <summary>It is over because the report was sent, some time ago: whoever presses a button then is told so, and not that nothing was sent.</summary>
    public bool WasSent { get; private set; }

    /// <summary>The receipt's words, on the last page only.</summary>
    public string? Receipt { get; private set; }

    /// <summary>Where our answer is read, for paper: the address that was set, else the one by which this browser came.</summary>
    public string Site => partnership.Settings.Address?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}";

    /// <summary>Words that stand over the step: somebody to talk to for a child who writes about themselves, and what a ticked sign must not wait for.</summary>
    public IEnumerable<string> Help
    {
        get
        {
            if (Answers.Step is ReportSteps.Sent or "danger" or "ring" or "about" or "before") return [];
            var urgent = Configuration.Signs.Where(s => s.Help is not null && Answers.Signs.Contains(s.Code)).Select(s => "help." + s.Help).Distinct();
            return Answers.About == "me" && !Answers.IsOfAge ? urgent.Append("help.me") : urgent;
        }
    }

    /// <summary>This partnership takes no reports here: the page says whom to ring, and keeps nothing.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Configuration.PublicFormShut) context.Result = Page();
        else await next();
    }

    public async Task<IActionResult> OnGet(string? step)
    {
        var token = DraftCookie.Report.Read(Request);
        var found = token is null ? null : await Found(token);
        Answers = found ?? Answers;
        if (step is null) return Draw(token);
        // A token whose draft is over begins no other report: it may have sent one.
        if (found is not null && ReportSteps.MayGoTo(step, Answers))
        {
            Answers.Step = step;
            await Keep(token!);
        }
        return LocalRedirect("/report");
    }

    public async Task<IActionResult> OnPost(string step)
    {
        var token = DraftCookie.Report.Read(Request);
        var found = token is null ? null : await Found(token);
        if (found is { Step: ReportSteps.Sent }) return step == ReportSteps.Sent ? await Clear(token!) : LocalRedirect("/report");
        if (WasSent && step == ReportSteps.Sent) return await Clear(token!);
        // What was typed on the last page stays, although the rest has run out.
        if (token is null || found is null) token = DraftCookie.Report.Give(Response);
        Answers = found ?? Answers;
        await Bind(step);
        if (found is null && step != ReportSteps.First)
        {
            RanOut = !WasSent;
            Answers.Step = ReportSteps.First;
            await Keep(token);
            return Page();
        }
        foreach (var (field, sentence) in ReportFaults.Of(step, Answers, W, Configuration, LondonTime.Today(db.Partnership.Clock)))
            ModelState.AddModelError("Answers." + field, sentence);
        Answers.Step = step;
        if (!ModelState.IsValid)
        {
            await Keep(token);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (step == ReportSteps.Check) return await Send(token);
        if (step == ReportSteps.About) Answers.Checked = false;
        Answers.Step = ReportSteps.Next(step, Answers);
        Answers.Checked |= Answers.Step == ReportSteps.Check;
        await Keep(token);
        return LocalRedirect("/report");
    }

    /// <summary>Where script runs, what is typed is kept while somebody types. Never brings a forgotten draft back.</summary>
    public async Task<IActionResult> OnPostKeep(string step)
    {
        if (DraftCookie.Report.Read(Request) is not { } token || await Found(token) is not { Step: not ReportSteps.Sent } found) return StatusCode(StatusCodes.Status410Gone);
        Answers = found;
        await Bind(step);
        await Keep(token);
        return StatusCode(StatusCodes.Status204NoContent);
    }

    private async Task<ReportAnswers?> Found(string token)
    {
        var found = await _drafts.Find<ReportAnswers>(Form, token);
        WasSent = found is null && await HasSent(Once(token));
        RanOut = found is null && !WasSent;
        return found;
    }

    private PageResult Draw(string? token)
    {
        if (RanOut || WasSent) DraftCookie.Report.Forget(Response);
        // The last page promised to be gone: whoever merely looks later learns nothing of it.
        WasSent = false;
        if (token is not null && Answers is { Step: ReportSteps.Sent, Reply: "receipt" }) Receipt = Safeguarding.Concerns.Receipt.From(token, db.Partnership.Keys);
        return Page();
    }

    private async Task Bind(string step)
    {
        var fields = ReportSteps.Fields(step);
        if (fields.Contains(nameof(ReportAnswers.Signs))) Answers.Signs = [];
        await TryUpdateModelAsync(Answers, "Answers", property => fields.Contains(property.Name));
        // Every answer is kept as typed; what is wrong with it, ReportFaults says.
        ModelState.Clear();
        Tidied.All(Answers);
    }

    private async Task Keep(string token)
    {
        await _drafts.Keep(Form, token, Answers, TimeSpan.FromMinutes(Configuration.Hub.DraftMinutes));
        await db.SaveChangesAsync();
    }

    private async Task<IActionResult> Send(string token)
    {
        var once = Once(token);
        var input = ToReport.From(Answers, token, once, W);
        await Task.Delay(brake.Sending(HttpContext.Connection.RemoteIpAddress), HttpContext.RequestAborted);
        await _drafts.Keep(Form, token, Answers.AfterSending(), AfterSending);
        try
        {
            var door = Configuration.Route(input.Area, input.About);
            await new ReportConcern(db).Do(LawfulStep.Triage.By(Actor.Reporter, door.Agency, db.Partnership.Clock), input);
        }
        catch (DbUpdateException) when (Sent(once))
        {
            // Sent twice at the same moment: the other one was quicker, and the page that follows is the same.
        }
        return LocalRedirect("/report");
    }

    private Guid Once(string token) => new(db.Partnership.Keys.Hmac("sent report", token).AsSpan(0, 16));

    private Task<bool> HasSent(Guid once) => db.Set<Kernel.Storage.IdempotencyKey>().AnyAsync(k => k.Key == once);

    private bool Sent(Guid once)
    {
        db.GiveUp();
        return db.Set<Kernel.Storage.IdempotencyKey>().Any(k => k.Key == once);
    }

    private async Task<IActionResult> Clear(string token)
    {
        await _drafts.Forget(Form, token);
        await db.SaveChangesAsync();
        DraftCookie.Report.Forget(Response);
        return LocalRedirect("/");
    }
}
