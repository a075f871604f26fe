using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>Asks or answers whoever told us, where their receipt leads. What they wrote before counts as answered.</summary>
public sealed class WriteToReporter(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, string? text)
    {
        var words = Messages.Checked(text, "Write what you want to ask or answer.");
        if (concern.ReceiptDigest is null && concern.BroughtBy is null)
            throw new RuleBroken("message-no-way", "They chose no receipt and no replies, so nothing can be sent to them.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        await db.AddMessage(concern.Id, words, fromReporter: false, viewer.WorkerId);
        foreach (var unread in await db.Messages.Where(m => m.ConcernId == concern.Id && m.FromReporter && m.ReadAt == null).ToListAsync()) unread.ReadAt = act.At;
        concern.AnswerReporter();
        if (await new Colleagues(db).ById(concern.BroughtBy) is { } colleague)
            new Colleagues(db).Tell([colleague], $"The hub asks you something about {concern.Reference}.", $"/my-reports?of={concern.Id}");
        db.Record(new ReporterAnswered(viewer.Name), concern);
        await db.SaveChangesAsync();
    }
}
