using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Identities;
using Breakwater.Web.Access;
using Breakwater.Web.Access.Unsent;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Identities;

/// <summary>A hub manager opens who told us when no guardian answers and a life is at risk. Every guardian is told.</summary>
[Needs("open_identity_emergency"), OnlyAsks]
public sealed class EmergencyModel(SafeguardingDb db) : StaffPage(db)
{
    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool LifeAtRisk { get; set; }

    public OpenedIdentity? Opened { get; private set; }

    /// <summary>Whom to ring first, in the rota's order.</summary>
    public IReadOnlyList<Worker> Guardians { get; private set; } = [];

    public Task OnGet() => Draw();

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        Opened = await new OpenIdentity(Db).InEmergency(ActFor(LawfulStep.Emergency), Viewer, Reference, Reason, LifeAtRisk);
        return Page();
    }, Draw);

    private async Task Draw() => Guardians = await new OpenIdentity(Db).Guardians();
}
