using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Persons;

/// <summary>What is known of one person, from the records that two named people joined and that the viewer may open.</summary>
[Needs("open_person")]
public sealed class OpenModel(SafeguardingDb db, AbilityTable abilities) : PersonPage(db, abilities)
{
    public override async Task<IActionResult> OnGet(Id<Person> id)
    {
        if (!await Load(id)) return NotOpen();
        await Draw();
        return Page();
    }
}
