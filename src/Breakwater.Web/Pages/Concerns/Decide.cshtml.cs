using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>The decision panel: what a named person decides, and to whom the work goes.</summary>
[Needs("decide_concern"), ForConcern]
public sealed class DecideModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(async concern =>
    {
        var rule = Db.Partnership.Configuration.Decisions.FirstOrDefault(d => d.Code == In.Decision);
        var step = rule is null ? LawfulStep.Triage : new LawfulStep(rule.Purpose, rule.Basis);
        var to = In.Team?.Split('/');
        await new DecideConcern(Db).Do(Lawful(step), Viewer, concern, Version,
            new DecisionInput(In.Decision ?? "", In.Words, to?[0], to is [_, var team] ? team : null, In.Words, In.Reference));
    }, "Your decision is recorded.");
}
