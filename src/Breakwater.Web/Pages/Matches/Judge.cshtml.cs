using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.People;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Matches;

/// <summary>Same, different or not sure; or the question opened again after "different".</summary>
[Needs("judge_match")]
public sealed class JudgeModel(SafeguardingDb db, AbilityTable abilities) : MatchPage(db, abilities)
{
    public Task<IActionResult> OnPost(Id<PossibleMatch> id) => Does(id, async () =>
    {
        var (judge, act) = (new JudgeMatch(Db), Changed(LawfulStep.Triage));
        switch (Answer)
        {
            case "same":
                await judge.Same(act, Viewer, Match, Version, Reason);
                return "Your judgement is recorded. Nothing is joined until somebody else has confirmed it.";
            case "different":
                await judge.Different(act, Viewer, Match, Version, Reason);
                return "Told apart. Nobody will be asked about these two again.";
            case "not-sure":
                await judge.NotSure(act, Viewer, Match, Version, Reason);
                return "Recorded that you are not sure. It stays in the list.";
            case "again":
                await judge.AskAgain(act, Viewer, Match, Version, Reason);
                return "The question is open again.";
            default:
                throw new RuleBroken("judge-choose", "Choose: the same person, different people, or not sure.");
        }
    });
}
