using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Matches;

/// <summary>The second name: joins the records, or sends the judgement back.</summary>
[Needs("confirm_match")]
public sealed class ConfirmModel(SafeguardingDb db, AbilityTable abilities) : MatchPage(db, abilities)
{
    public Task<IActionResult> OnPost(Id<PossibleMatch> id) => Does(id, async () =>
    {
        var person = await new ConfirmMatch(Db).Do(Changed(LawfulStep.Triage), Viewer, Match, Version, Picks);
        return $"Joined as {person.Reference}. Every record stays as it came, and the join can be taken apart.";
    });

    public Task<IActionResult> OnPostBack(Id<PossibleMatch> id) => Does(id, async () =>
    {
        await new ConfirmMatch(Db).SendBack(Changed(LawfulStep.Triage), Viewer, Match, Version, BackBecause);
        return "Sent back. Nothing was joined.";
    });
}
