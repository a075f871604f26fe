using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.People;
using Breakwater.Web.Appearance;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.People;

/// <summary>One account: roles, agency and team, sessions, and what happened to its authority.</summary>
[Needs("manage_people")]
public sealed class PersonModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public Worker Person { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IEnumerable<SelectListItem> Places => PersonForm.Places(Db.Partnership.Configuration);

    public IEnumerable<SelectListItem> Roles => PersonForm.AllRoles(abilities);

    private KeepPeople Keep => new(Db, abilities);

    public async Task<IActionResult> OnGet(Id<Worker> id)
    {
        if (await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id) is not { } person) return NotOpen();
        Person = person;
        Input = PersonForm.Of(person);
        await Draw();
        return Page();
    }

    public Task<IActionResult> OnPost(Id<Worker> id) => With(id, "Changed. It works from their next click on.",
        person => Keep.Change(ActFor(LawfulStep.Operate), person, Version, Input.AsAccount()));

    public Task<IActionResult> OnPostSessions(Id<Worker> id) => With(id, "All sessions have ended.", person => Keep.EndSessions(ActFor(LawfulStep.Operate), person));

    public Task<IActionResult> OnPostLeave(Id<Worker> id) => With(id, "The account is ended.", person => Keep.SetActive(ActFor(LawfulStep.Operate), person, active: false));

    public Task<IActionResult> OnPostReturn(Id<Worker> id) => With(id, "The account is open again.", person => Keep.SetActive(ActFor(LawfulStep.Operate), person, active: true));

    public Task<IActionResult> OnPostInvite(Id<Worker> id) => With(id, "A one-time link is on its way to their own address.", person => Keep.SendInvitation(ActFor(LawfulStep.Operate), person));

    private async Task<IActionResult> With(Id<Worker> id, string done, Func<Worker, Task> work)
    {
        if (await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id) is not { } person) return NotOpen();
        Person = person;
        return await Try(async () =>
        {
            await work(person);
            Done(done);
            return LocalRedirect("/people/" + id);
        }, Draw);
    }

    private async Task Draw()
    {
        Version = Version == 0 ? Person.Version : Version;
        Timeline = await Db.TimelineOf(Person.Id.Value, 50);
    }
}
