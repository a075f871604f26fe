using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Log a concern that one was told: one page. Whoever may not open the front door it goes to stays on this page.</summary>
[Needs("log_concern")]
public sealed class LogModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public LogInput Input { get; set; } = new();

    public IEnumerable<SelectListItem> Areas => Db.Partnership.Configuration.Areas.Select(a => new SelectListItem(a.Name, a.Code));

    public IEnumerable<IGrouping<string, Kernel.Configuration.Sign>> Signs => Db.Partnership.Configuration.Signs.GroupBy(s => s.Group);

    public IEnumerable<SelectListItem> Kinds { get; } =
        [new("A child", "child"), new("An adult", "adult"), new("A place", "place"), new("A group", "group"), new("Something online", "online")];

    public IEnumerable<SelectListItem> Ways { get; } = [new("Telephone", nameof(Channel.Telephone)), new("E-mail", nameof(Channel.Email)), new("Walked in", nameof(Channel.WalkIn))];

    public void OnGet() => Input.TakeIt = true;

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var concern = (await new ReportConcern(Db).Do(ActFor(LawfulStep.Triage), Input.Report())).Concern;
        var mine = await Db.OpenTo(Viewer, abilities["take_concern"]).AnyAsync(c => c.Id == concern.Id);
        if (mine && Input.TakeIt) await new TakeConcern(Db).Do(ActFor(LawfulStep.Triage), Viewer, concern, concern.Version);
        var door = Db.Partnership.Configuration.FrontDoorOf(concern.FrontDoor);
        Done($"Saved as {concern.Reference}. {(mine ? Input.TakeIt ? "It is with you." : "Nobody has it yet." : $"It went to {door.Name}, {door.Phone}.")}");
        return mine ? RedirectToPage("/Concerns/Open", new { id = concern.Id }) : RedirectToPage();
    }, () => Task.CompletedTask);
}
