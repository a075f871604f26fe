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
    /// <param name="id">The concern.</param>
    /// <param name="actor">Whoever told us.</param>
    /// <param name="text">What they write.</param>
    /// <param name="agency">Of a colleague: their agency, whose words these are.</param>
    public async Task Do(Id<Concern> id, Actor actor, string? text, string? agency = null)
    {
        var words = Messages.Checked(text, "Write something before you send it.");
        var concern = await db.Concerns.FirstAsync(c => c.Id == id);
        if (concern.DisposedAt is not null) throw new RuleBroken("report-gone", "This report was deleted, because its time was over: nothing can be added to it. Send a new one.");
        var act = LawfulStep.Answer.By(actor, agency ?? concern.OwningAgency, db.Partnership.Clock);
        db.Begin(act);
        await db.AddMessage(id, words, fromReporter: true);
        concern.HearFromReporter(act.At.AddHours(db.Partnership.Configuration.Hub.AcknowledgeHours));
        await new Colleagues(db).TellWhoHas(concern, $"Whoever told us about {concern.Reference} wrote more.");
        db.Record(new ReporterAdded(), concern);
        await db.SaveChangesAsync();
    }
}
