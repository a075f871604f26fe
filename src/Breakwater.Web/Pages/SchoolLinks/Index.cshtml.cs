using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.SchoolLinks;

/// <summary>The hub sends a school a link for one report, sees which links are out, and takes one back.</summary>
[Needs("send_school_link")]
public sealed class IndexModel(SafeguardingDb db, OpenPartnership partnership) : StaffPage(db)
{
    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public IReadOnlyList<SchoolLink> Links { get; private set; } = [];

    public async Task OnGet() => Links = await Db.SchoolLinks.Where(l => l.Agency == Viewer.Agency).OrderByDescending(l => l.SentAt).Take(50).AsNoTracking().ToListAsync();

    public Task<IActionResult> OnPost()
    {
        foreach (var fault in SendSchoolLink.Faults(School, Email)) ModelState.AddModelError(RuleFields.Of(fault.Rule, Request), fault.Message);
        return Try(
            async () =>
            {
                var token = await new SendSchoolLink(Db).Do(ActFor(LawfulStep.Triage), Viewer, School, Email, Address);
                if (partnership is { Settings.WalkIn: true, Partnership.Configuration.Demo: true }) TempData["Mail"] = $"/school/{token}";
                Done($"The link is on its way to {School}.");
                return LocalRedirect("/school-links");
            },
            OnGet);
    }

    public Task<IActionResult> OnPostRevoke(Id<SchoolLink> id) => Try(
        async () =>
        {
            if (await Db.SchoolLinks.FirstOrDefaultAsync(l => l.Id == id && l.Agency == Viewer.Agency) is not { } link) return NotOpen();
            await new SendSchoolLink(Db).Revoke(ActFor(LawfulStep.Triage), Viewer, link);
            Done($"{link.School}'s link does not work any more.");
            return LocalRedirect("/school-links");
        },
        OnGet);

    public string State(SchoolLink link) => link switch
    {
        { UsedAt: { } at } => "report sent " + LondonTime.Short(at),
        { RevokedAt: { } at } => "taken back " + LondonTime.Short(at),
        _ when !link.Works(Clock.Instant()) => "ran out " + LondonTime.Short(link.ExpiresAt),
        _ => "works until " + LondonTime.Short(link.ExpiresAt),
    };

    public bool Works(SchoolLink link) => link.Works(Clock.Instant());

    private string Address(string token) => $"{Db.Partnership.Address}/school/{token}";
}
