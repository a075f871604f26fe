using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Identities;
using Breakwater.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>Asks or answers whoever told us.</summary>
[Needs("message_reporter"), ForConcern]
public sealed class WriteModel(SafeguardingDb db, AbilityTable abilities) : ConcernPage(db, abilities)
{
    public Task<IActionResult> OnPost() => Does(async concern =>
    {
        await new WriteToReporter(Db).Do(Lawful(LawfulStep.Answer), Viewer, concern, Version, In.Question);
        return concern.ReceiptDigest is not null ? "Sent. They see it where their receipt leads." : "Sent. They see it on their own page.";
    });

    public Task<IActionResult> OnPostGuardian() => Does(
        concern => new AskGuardian(Db).Do(Lawful(LawfulStep.Answer), Viewer, concern, Version, In.ForGuardian), "Sent to the identity guardian. What comes of it stands here.");

    public Task<IActionResult> OnPostFeedback() => Does(
        concern => new Feedback(Db).Give(Lawful(LawfulStep.Answer), concern, Version, In.FeedbackHow), "Recorded: they know what came of it.");
}
