using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Identities;

/// <summary>
/// The hub has a question or news for somebody whose name only the identity guardian may open: the guardian passes it on,
/// and the hub never learns who it was. All guardians of the rota are told; which of them opens the name is their order's matter.
/// </summary>
public sealed class AskGuardian(SafeguardingDb db)
{
    /// <exception cref="RuleBroken">Nothing was written, or too much, or nobody knows who told us, or no guardian may know of it.</exception>
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, string? text)
    {
        var words = Messages.Checked(text, "Write what the identity guardian is to ask or to tell.");
        if (!await db.Reporters.AnyAsync(r => r.ConcernId == concern.Id && r.Identity != null))
            throw new RuleBroken("guardian-nobody", "They left no name and no way to find them, so the identity guardian can't reach them either.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        await db.AddMessage(concern.Id, words, fromReporter: false, viewer.WorkerId, MessageWay.ToGuardian);
        if (!await new WhoIsTold(db).TellOf(concern, await new OpenIdentity(db).Guardians(), viewer.WorkerId, $"The hub asks you to pass a message on to whoever told us about {concern.Reference}.", $"/identities?of={concern.Id}"))
            throw new RuleBroken("guardian-none", "No identity guardian may know of this concern. Ring the data protection officer; nothing was sent.");
        db.Record(new GuardianAsked(viewer.Name), concern);
        await db.SaveChangesAsync();
    }
}
