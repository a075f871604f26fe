using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Whoever told us always hears what came of it, in words that give nobody away. A receipt and a colleague's own page
/// show it at once; somebody who rang or wrote is owed a call, which waits on the worklist until it is recorded. So is a
/// resident who left a name with the councillor that passed their worry on: the councillor's news is not theirs. Whoever
/// chose no replies is owed none: a call could put them in danger.
/// </summary>
public sealed class Feedback(SafeguardingDb db)
{
    private static readonly TimeSpan Owed = TimeSpan.FromDays(1);

    /// <summary>To be called with the decision, before it is saved. Returns until when the news is owed by hand, or null.</summary>
    public async Task<DateTime?> After(Act act, Concern concern, DecisionRule rule)
    {
        if (concern.FeedbackAt is not null) return null;
        if (await new WaysToReporter(db).Bringer(concern) is { } colleague)
        {
            new Colleagues(db).Tell([colleague], $"There is news of {concern.Reference}, which you told us about: {rule.ReporterWords}", $"/my-reports?of={concern.Id}");
            var forThemselves = WaysToReporter.ReadsMessages(colleague.RoleList, db.Partnership.Abilities);
            if (forThemselves || !await db.Reporters.AnyAsync(r => r.ConcernId == concern.Id && r.Identity != null))
            {
                await Record(concern, "Breakwater", forThemselves ? "on their own page" : "on the page of the colleague who passed it on");
                return null;
            }
        }
        if (concern.ReceiptDigest is not null)
        {
            await Record(concern, "Breakwater", "where their receipt leads");
            return null;
        }
        return await CanBeReached(concern) && !await IsShutOut(concern) ? act.At + Owed : null;
    }

    /// <summary>Somebody rang or wrote: the debt is paid.</summary>
    public async Task Give(Act act, Concern concern, int version, string? how)
    {
        if (string.IsNullOrWhiteSpace(how)) throw new RuleBroken("feedback-how", "Say how you told them, such as \"rang back at 4pm\".");
        if (concern.DecisionCode is null || concern.IsOpen) throw new RuleBroken("feedback-decided", "There is no decision to tell them about yet.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        await Record(concern, act.Actor.Name, how.Trim());
        await db.SaveChangesAsync();
    }

    private async Task Record(Concern concern, string by, string how)
    {
        concern.GiveFeedback(db.Act.At, await db.Messages.AnyAsync(m => m.ConcernId == concern.Id && m.FromReporter && m.ReadAt == null));
        db.Record(new FeedbackGiven(by, how), concern);
    }

    /// <summary>Whether whoever brought it, for themselves and not for a resident, is not free to act on it since: they are told nothing more.</summary>
    private async Task<bool> IsShutOut(Concern concern) =>
        await db.Set<Worker>().Where(w => w.Id == concern.BroughtBy).SingleOrDefaultAsync() is { } worker
        && WaysToReporter.ReadsMessages(worker.RoleList, db.Partnership.Abilities)
        && await db.ConcernRelations.AnyAsync(r => r.RecordId == concern.Id && r.Kind == RelationKind.Conflict && r.WorkerId == worker.Id && r.Until == null);

    /// <summary>The public form offers a receipt or no replies: whoever has no receipt from there chose to hear nothing, whatever else they left.</summary>
    private async Task<bool> CanBeReached(Concern concern) => concern.Channel != Channel.PublicForm
        && await db.Reporters.AnyAsync(r => r.ConcernId == concern.Id && (r.Identity != null || r.SafeContact != null));
}
