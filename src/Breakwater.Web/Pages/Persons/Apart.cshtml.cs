using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Persons;

/// <summary>Takes the newest join of a person apart, with a reason, and says who had seen it joined.</summary>
[Needs("take_person_apart")]
public sealed class ApartModel(SafeguardingDb db, AbilityTable abilities) : PersonPage(db, abilities)
{
    public Task<IActionResult> OnPost(Id<Person> id) => Does(id, async () =>
    {
        // Who can't see all of it can't judge the whole; the button isn't there either.
        if (!AllOpen) return NotOpen();
        var seen = await new TakeApart(Db).Do(Changed(LawfulStep.Triage), Viewer, Person, Version, Because);
        Done(seen.Count == 0 ? "Taken apart: every record stands where it stood. Nobody had opened the joined record."
            : $"Taken apart: every record stands where it stood. These people saw the joined record and should be told: {string.Join(", ", seen)}.");
        return LocalRedirect("/matches");
    });
}
