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
    private const string Waits = "Nothing is changed yet: it waits for a second name, of another administrator or a data protection officer.";

    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public Worker Person { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IEnumerable<SelectListItem> Places => PersonForm.Places(Db.Partnership.Configuration);

    public IEnumerable<SelectListItem> Roles => PersonForm.AllRoles(abilities);

    /// <summary>What waits for a second name, or null.</summary>
    public Proposal? Proposed { get; private set; }

    private KeepPeople Keep => new(Db, abilities);

    public async Task<IActionResult> OnGet(Id<Worker> id)
    {
        if (await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id) is not { } person) return NotOpen();
        Person = person;
        Input = PersonForm.Of(person);
        await Draw();
        return Page();
    }

    public Task<IActionResult> OnPost(Id<Worker> id) => With(id, async person =>
        await Keep.Change(ActFor(LawfulStep.Operate), person, Version, Input.AsAccount()) ? "Changed. It works from their next click on." : Waits);

    public Task<IActionResult> OnPostSessions(Id<Worker> id) => With(id, async person =>
    {
        await Keep.EndSessions(ActFor(LawfulStep.Operate), person);
        return "All sessions have ended.";
    });

    public Task<IActionResult> OnPostLeave(Id<Worker> id) => With(id, async person =>
    {
        await Keep.SetActive(ActFor(LawfulStep.Operate), person, active: false);
        return "The account is ended.";
    });

    public Task<IActionResult> OnPostReturn(Id<Worker> id) => With(id, async person =>
        await Keep.SetActive(ActFor(LawfulStep.Operate), person, active: true) ? "The account is open again." : Waits);

    public Task<IActionResult> OnPostInvite(Id<Worker> id) => With(id, async person =>
        await Keep.SendInvitation(ActFor(LawfulStep.Operate), person) is not null ? "A one-time link is on its way to their own address." : Waits);

    private async Task<IActionResult> With(Id<Worker> id, Func<Worker, Task<string>> work)
    {
        if (await Db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id) is not { } person) return NotOpen();
        Person = person;
        return await Try(async () =>
        {
            Done(await work(person));
            return LocalRedirect("/people/" + id);
        }, Draw);
    }

    private async Task Draw()
    {
        Proposed = await new SecondName(Db, abilities).Of(Person);
        Version = Version == 0 ? Person.Version : Version;
        Timeline = await Db.TimelineOf(Person.Id.Value, 50);
    }
}
