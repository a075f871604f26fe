using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Somebody may be in danger: whoever is on duty for it is told at once.</summary>
[Needs("triage_concern"), ForConcern]
public sealed class UrgentModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(
        async concern =>
        {
            var told = await new EscalateConcern(Db).Do(Lawful(LawfulStep.Triage), Viewer, concern, Version, In.Urgent);
            return told.Count > 0 ? $"Marked urgent. Told at once: {string.Join(" and ", told)}. If somebody is in danger now, ring as well."
                : "Marked urgent. Nobody else may open it, so nobody could be told: ring the duty manager now.";
        });
}
