using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Log a concern that one was told: one page. Whoever may not open the front door it goes to stays on this page.</summary>
[Needs("log_concern"), SavesOnce]
public sealed class LogModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public LogInput Input { get; set; } = new();

    public IEnumerable<SelectListItem> Areas => AreaChoices.On(Db.Partnership.Configuration, Clock.Instant());

    public IEnumerable<IGrouping<string, Kernel.Configuration.Sign>> Signs => Db.Partnership.Configuration.Signs.GroupBy(s => s.Group);

    public IEnumerable<SelectListItem> Kinds { get; } =
        [new("A child", "child"), new("An adult", "adult"), new("A place", "place"), new("A group", "group"), new("Something online", "online")];

    public IEnumerable<SelectListItem> Ways { get; } = [new("Telephone", nameof(Channel.Telephone)), new("E-mail", nameof(Channel.Email)), new("Walked in", nameof(Channel.WalkIn))];

    public LawfulLine Lawful => new(Db.Partnership.Configuration, LawfulStep.Triage, Input.Purpose, Input.Basis, "Input.");

    public void OnGet() => Input.TakeIt = true;

    public Task<IActionResult> OnPost()
    {
        if (Input.SaysNothing) ModelState.AddModelError("Input.Narrative", "Write what was said");
        return Try(async () =>
        {
            if (Input is { Promise: Promise.Anonymous, Original: { } original } && !string.IsNullOrWhiteSpace(original))
                throw new RuleBroken("log-original", "They stay anonymous, and the e-mail shows who wrote it, so it can't be kept. Write above what it says without their name, and empty the box of the e-mail.");
            Db.Partnership.Configuration.CheckKnown(Input.Purpose, Input.Basis);
            var step = LawfulStep.Triage.Changed(Input.Purpose, Input.Basis);
            // Taking it is the same moment: one transaction, so that nobody finds it in between and takes it first.
            var concern = (await new ReportConcern(Db).Add(ActFor(step), Input.Report(Clock.Instant()))).Concern;
            var mine = Standing.ToNew.Reaches(concern, Viewer, abilities["take_concern"]);
            if (mine && Input.TakeIt) new TakeConcern(Db).Add(ActFor(step), Viewer, concern);
            // Whoever takes the call may need help with it: what is urgent is told, taken on or not.
            await new ReportConcern(Db).TellDuty(concern, Viewer);
            if (mine) GoesTo(Url.Page("/Concerns/Open", new { id = concern.Id })!);
            await Db.SaveChangesAsync();
            var door = Db.Partnership.Configuration.FrontDoorOf(concern.FrontDoor);
            Done($"Saved as {concern.Reference}. {(mine ? Input.TakeIt ? "It is with you." : "Nobody has it yet." : $"It went to {door.Name}, {door.Phone}.")}");
            return mine ? RedirectToPage("/Concerns/Open", new { id = concern.Id }) : RedirectToPage();
        }, () => Task.CompletedTask);
    }
}
