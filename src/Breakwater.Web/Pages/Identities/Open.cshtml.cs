using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Identities;
using Breakwater.Web.Access;
using Breakwater.Web.Access.Unsent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Identities;

/// <summary>An identity guardian opens who told us: by reference, with a reason. What opens stands on this page once. Here they also see which
/// messages of the hub wait to be passed on, and say what came of them.</summary>
[Needs("open_identity"), OnlyAsks(But = "Passed")]
public sealed class OpenModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool OthersNotReached { get; set; }

    /// <summary>Which of the concerns that wait is meant; its message is passed on.</summary>
    [BindProperty]
    public string? PassedFor { get; set; }

    [BindProperty]
    public PassedOn? Outcome { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public IReadOnlyList<Worker> Before { get; private set; } = [];

    /// <summary>What can be chosen: what waits, and what was chosen before another guardian was quicker.</summary>
    public IEnumerable<SelectListItem> MayBePassedOn => Waiting.Select(w => w.Reference).Append(PassedFor).OfType<string>().Distinct().Select(r => new SelectListItem(r, r));

    /// <summary>Messages of the hub that wait to be passed on: references, never their words.</summary>
    public IReadOnlyList<MessageToPassOn> Waiting { get; private set; } = [];

    public OpenedIdentity? Opened { get; private set; }

    public async Task OnGet(Guid? of)
    {
        await Draw();
        if (Waiting.FirstOrDefault(w => w.Concern.Value == of) is { } meant) (Reference, PassedFor) = (meant.Reference, meant.Reference);
    }

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        Opened = await new OpenIdentity(Db).AsGuardian(ActFor(LawfulStep.Triage), Viewer, Reference, Reason, OthersNotReached);
        (PassedFor, Waiting) = (Opened.Reference, []);
        return Page();
    }, Draw);

    /// <summary>Says what came of a message that was to be passed on.</summary>
    public Task<IActionResult> OnPostPassed() => Try(async () =>
    {
        if (!await new PassMessageOn(Db).Do(ActFor(LawfulStep.Answer), Viewer, PassedFor, Outcome, Said)) return NotOpen();
        Done("Recorded. The hub has been told.");
        return LocalRedirect("/identities");
    }, Draw);

    private async Task Draw()
    {
        Before = await new OpenIdentity(Db).Before(Viewer) ?? [];
        Waiting = await new PassMessageOn(Db).Waiting(Viewer);
    }
}
