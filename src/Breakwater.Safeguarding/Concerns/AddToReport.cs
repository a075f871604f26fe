using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Whoever told us writes more, at any time, also after a decision. Whoever has the concern gets a notice; when nobody
/// has it, everybody of the team that triages it does, so that no message waits for nobody.
/// </summary>
public sealed class AddToReport(SafeguardingDb db)
{
    /// <exception cref="RuleBroken">Nothing was written, or too much.</exception>
    public async Task Do(Id<Concern> id, Actor actor, string? text)
    {
        var tidy = TypedLimits.Tidy(text) ?? throw new RuleBroken("message-empty", "Write something before you send it.");
        if (tidy.Length > TypedLimits.Words)
            throw new RuleBroken("message-too-long", $"One message can have up to {TypedLimits.Words:N0} characters. Yours has {tidy.Length:N0}: it is kept below, so send it in two parts.");
        var concern = await db.Concerns.FirstAsync(c => c.Id == id);
        var act = LawfulStep.Answer.By(actor, concern.OwningAgency, db.Partnership.Clock);
        db.Begin(act);
        db.Add(new Message
        {
            Id = Id<Message>.New(db.Partnership.Clock),
            ConcernId = id,
            FromReporter = true,
            Text = await db.Seal(id.Value, "messages.text", tidy),
            At = act.At,
        });
        concern.HearFromReporter(act.At.AddHours(db.Partnership.Configuration.Hub.AcknowledgeHours));
        var colleagues = new Colleagues(db);
        var holder = await colleagues.ById(concern.HolderId);
        colleagues.Tell(holder is not null ? [holder] : await colleagues.Team(concern.OwningAgency, concern.Team),
            $"Whoever told us about {concern.Reference} wrote more.", $"/concerns/{concern.Id}");
        db.Record(new ReporterAdded(), concern);
        await db.SaveChangesAsync();
    }
}
