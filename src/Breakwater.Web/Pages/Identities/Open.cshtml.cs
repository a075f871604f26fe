using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Identities;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Identities;

/// <summary>An identity guardian opens who told us: by reference, with a reason. What opens stands on this page once.</summary>
[Needs("open_identity")]
public sealed class OpenModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool OthersNotReached { get; set; }

    public IReadOnlyList<Worker> Before { get; private set; } = [];

    public OpenedIdentity? Opened { get; private set; }

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        Opened = await new OpenIdentity(Db).AsGuardian(ActFor(LawfulStep.Triage), Viewer, Reference, Reason, OthersNotReached);
        return Opened is null ? NotOpen() : Page();
    }, Draw);

    private async Task Draw() => Before = await new OpenIdentity(Db).Before(Viewer) ?? [];
}
