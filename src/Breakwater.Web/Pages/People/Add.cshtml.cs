using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Breakwater.Web.Pages.People;

/// <summary>Adds somebody and sends them a one-time link.</summary>
[Needs("manage_people")]
public sealed class AddModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    [BindProperty]
    public PersonForm Input { get; set; } = new();

    public IEnumerable<SelectListItem> Places => PersonForm.Places(Db.Partnership.Configuration);

    public IEnumerable<SelectListItem> Roles => PersonForm.AllRoles(abilities);

    public Task<IActionResult> OnPost() => Try(async () =>
    {
        var keep = new KeepPeople(Db, abilities);
        var worker = await keep.Add(ActFor(LawfulStep.Operate), Input.AsAccount());
        if (worker.Active) await keep.SendInvitation(ActFor(LawfulStep.Operate), worker);
        Done(worker.Active ? $"{worker.Name} is added. A one-time link is on its way to their own address."
            : $"{worker.Name} waits for a second name: another administrator or a data protection officer. The one-time link goes out then.");
        return LocalRedirect("/people");
    }, () => Task.CompletedTask);
}
