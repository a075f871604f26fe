using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Access;
using Breakwater.Web.Appearance;
using Breakwater.Web.Pages.Worklist;
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
        var decide = new DecideConcern(Db);
        await decide.Do(ActFor(In.For(step)), Viewer, concern, Version,
            new DecisionInput(In.Decision ?? "", In.Words, to?[0], to is [_, var team] ? team : null, In.Words, In.Reference, In.Decision == JoinConcern.Code ? In.JoinTo : null));
        return "Your decision is recorded: " + concern.Status switch
        {
            ConcernStatus.HandedOver when concern.AcceptBy is { } by => $"{rule!.Words}. Somebody at {WaitingRow.TeamName(Db.Partnership.Configuration, to?[0], to?[^1])} has to accept it by {SpokenTime.At(by)}. You stay responsible until then.",
            ConcernStatus.AwaitingCountersignature => $"{rule!.Words}. It counts once somebody else has put their name to it. Told: {string.Join(" and ", decide.Told)}.",
            _ => $"{rule!.Words}.",
        };
    });

    /// <summary>What was proposed and nobody has put a second name to is taken back, to be decided anew.</summary>
    public Task<IActionResult> OnPostWithdraw() => Does(
        concern => new CountersignDecision(Db).Withdraw(Lawful(LawfulStep.Triage), Viewer, concern, Version), "Taken back. It is to be decided again.");
}
