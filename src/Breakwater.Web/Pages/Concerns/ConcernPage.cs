using System.Text.Encodings.Web;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Breakwater.Web.Pages.Worklist;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>
/// The page of one concern, and each act on it: every act is an endpoint of its own with one ability, and all draw the
/// same sheet, so that an act that can't be done comes back with the whole page and everything typed.
/// </summary>
public abstract class ConcernPage(SafeguardingDb db, AbilityTable abilities) : StaffPage(db), IShowsOthers
{
    private IHtmlContent? _carried;

    [BindProperty]
    public ConcernForms In { get; set; } = new();

    public ConcernSheet Sheet { get; private set; } = null!;

    public Concern Concern => Sheet?.Concern ?? HttpContext.Concern();

    public AbilityTable Abilities { get; } = abilities;

    /// <summary>
    /// What each form of the page carries: the version that was read, and when, and what was chosen to be recorded with what is
    /// done here. One text for all of them, made when the first is drawn.
    /// </summary>
    public IHtmlContent Carried => _carried ??= new HtmlString(FormattableString.Invariant(
        $"<input type=\"hidden\" name=\"Version\" value=\"{Version}\"><input type=\"hidden\" name=\"In.ReadAt\" value=\"{In.ReadAt}\">") + Hidden(nameof(Purpose), Purpose) + Hidden(nameof(Basis), Basis));

    /// <summary>Whether the viewer can do anything on this page itself, by the same conditions as its parts draw their forms.</summary>
    public bool HasActs
    {
        get
        {
            var (sheet, concern) = (Sheet, Sheet.Concern);
            return sheet.CanDecide || sheet.CanWriteToReporter || sheet.OwesFeedback || sheet.CanAskGuardian || sheet.CanAskPointer
                || (sheet.CanRecordTold && concern.About is not "place")
                || (sheet.May("protect_address") && concern.People.Count > 0)
                || (sheet.May("triage_concern") && (concern.IsOpen || concern.ReadBy is not null || sheet.Earlier.Count > 0))
                || (sheet.May("take_concern") && concern.IsOpen && !sheet.Mine)
                || (sheet.May("ask_agencies") && concern.Status is ConcernStatus.Received or ConcernStatus.Acknowledged or ConcernStatus.Checking)
                || (sheet.May("pause_clock") && concern is { CanPause: true, PausedAt: null } && sheet.Now <= concern.DueAt)
                || (sheet.May("reopen_concern") && !concern.IsOpen)
                || (concern.Status == ConcernStatus.AwaitingCountersignature && (sheet.May("decide_concern") || (sheet.May("countersign_decision") && !sheet.ProposedByViewer)));
        }
    }

    /// <summary>Reading an act's address (after a reload, from the history) leads to the concern.</summary>
    public virtual Task<IActionResult> OnGet() => Task.FromResult<IActionResult>(RedirectToPage("/Concerns/Open", new { id = HttpContext.Concern().Id }));

    /// <summary>The matches that are shown; a redirect shows none. A form that comes back was drawn before this is asked.</summary>
    public virtual Task<IReadOnlyList<(Looked Fact, IRecord Record)>> Others(Concern concern) =>
        Task.FromResult(LikelyMatches.Looks(Viewer, Sheet?.Likely.Matches ?? []));

    /// <summary>An Act with the purpose and basis of <paramref name="step"/>, or those that somebody chose for what they do on this page.</summary>
    protected Act Lawful(LawfulStep step) => Changed(step);

    protected Task<IActionResult> Does(Func<Concern, Task> work, string done) => Does(async concern =>
    {
        await work(concern);
        return done;
    });

    /// <summary>As above, where what is said afterwards depends on what happened.</summary>
    protected Task<IActionResult> Does(Func<Concern, Task<string>> work) => Try(async () =>
    {
        Db.Partnership.Configuration.CheckKnown(Purpose, Basis);
        Db.Partnership.Configuration.CheckKnown(In.Purpose, In.Basis);
        Db.Partnership.Configuration.CheckKnown(In.Asking.Purpose, In.Asking.Basis);
        Done(await work(HttpContext.Concern()));
        return RedirectToPage("/Concerns/Open", new { id = HttpContext.Concern().Id, Purpose, Basis });
    }, () => Draw());

    /// <param name="matches">Those found already, before the opening was told; null: to be found.</param>
    protected async Task Draw(IReadOnlyList<LikelyMatch>? matches = null)
    {
        var concern = HttpContext.Concern();
        (ViewData["Title"], ViewData["Wide"], ViewData["Back"]) = ("Concern " + concern.Reference, true, Lists.BackTo(Request, "/worklist"));
        if (Microsoft.AspNetCore.Http.HttpMethods.IsPost(Request.Method))
        {
            // What was loaded may have been changed in memory by the act that failed.
            concern = await Db.Concerns.Include(c => c.People).AsNoTracking().SingleAsync(c => c.Id == concern.Id);
            if (Version != concern.Version) Version = concern.Version;
            ModelState.Remove(nameof(Version));
        }
        else Version = concern.Version;
        Sheet = await ConcernSheet.Read(Db, Abilities, Viewer, concern, matches, alone: Microsoft.AspNetCore.Http.HttpMethods.IsGet(Request.Method) && !HttpContext.Shares());
        if (In.ReadAt > 0) Sheet.Since(new DateTime(In.ReadAt, DateTimeKind.Utc));
        if (In.Hours == 0) In.Hours = Sheet.Configuration.Hub.CheckHours;
        (In.ReadAt, In.Who) = (Clock.Instant().Ticks, In.Who ?? Sheet.Identifiers);
        ModelState.Remove("In.ReadAt");
        if (Sheet is { CanDecide: true, Decision: { } proposed }) FillIn(proposed);
        if (Sheet.JoinTargets is [var only]) In.JoinTo ??= only.Id.Value;
        TakeOver();
    }

    // What came back from its second name is decided again from what was proposed, but in the form that comes back as it was sent.
    private void FillIn(DecisionInput proposed)
    {
        if (Request.HasFormContentType && Request.Form.ContainsKey("In.Words")) return;
        (In.Decision, In.Words, In.Reference, In.JoinTo) = (proposed.Code, proposed.Reason, proposed.ExternalReference, proposed.JoinTo);
        In.Team = proposed.ToAgency is { } agency ? $"{agency}/{proposed.ToTeam}" : null;
    }

    // What was chosen for the page is what its forms with a line of their own come up with, but for the one that comes back.
    private void TakeOver()
    {
        if (!Sheet.Configuration.Knows(Purpose, Basis)) (Purpose, Basis) = (null, null);
        (In.Purpose, In.Basis) = (Of("In.Purpose", In.Purpose, Purpose), Of("In.Basis", In.Basis, Basis));
        (In.Asking.Purpose, In.Asking.Basis) = (Of("In.Asking.Purpose", In.Asking.Purpose, Purpose), Of("In.Asking.Basis", In.Asking.Basis, Basis));

        string? Of(string field, string? sent, string? chosen) => Request.HasFormContentType && Request.Form.ContainsKey(field) ? sent : chosen;
    }

    private static string? Hidden(string name, string? code) => string.IsNullOrEmpty(code) ? null : $"<input type=\"hidden\" name=\"{name}\" value=\"{HtmlEncoder.Default.Encode(code)}\">";
}
