using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Persons;

/// <summary>Chooses which record each attribute of a person is taken from.</summary>
[Needs("judge_match")]
public sealed class SourcesModel(SafeguardingDb db, AbilityTable abilities) : PersonPage(db, abilities)
{
    public Task<IActionResult> OnPost(Id<Person> id) => Does(id, async () =>
    {
        await new PickSources(Db).Do(Changed(LawfulStep.Triage), Viewer, Person, Version, Picks, await OpenRecords());
        Done("Recorded. The records themselves stay as they came.");
        return LocalRedirect("/persons/" + id);
    });
}
