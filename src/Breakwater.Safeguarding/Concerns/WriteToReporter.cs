using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Asks or answers whoever told us, where their receipt leads or on their own page. What they wrote before counts as answered.
/// What nobody would read is not taken in.
/// </summary>
public sealed class WriteToReporter(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, string? text)
    {
        var words = Messages.Checked(text, "Write what you want to ask or answer.");
        var reader = await new WaysToReporter(db).Reader(concern);
        if (concern.ReceiptDigest is null && reader is null)
            throw new RuleBroken("message-no-way", concern.BroughtBy is null
                ? "They chose no receipt and no replies, so nothing can be sent to them."
                : "Whoever brought this reads no messages here, so nothing was sent. Ask the identity guardian to pass it on, or ring whoever brought it.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        await db.AddMessage(concern.Id, words, fromReporter: false, viewer.WorkerId);
        foreach (var unread in await db.Messages.Where(m => m.ConcernId == concern.Id && m.FromReporter && m.ReadAt == null).ToListAsync()) unread.ReadAt = act.At;
        concern.AnswerReporter();
        if (reader is not null)
            new Colleagues(db).Tell([reader], $"The hub asks you something about {concern.Reference}.", $"/my-reports?of={concern.Id}");
        db.Record(new ReporterAnswered(viewer.Name), concern);
        await db.SaveChangesAsync();
    }
}
