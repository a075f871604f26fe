using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What whoever told us may see: where it stands, what was written between them and us, and nothing of anybody else.</summary>
public sealed record ReporterView(Id<Concern> Id, string Reference, string About, DateTime ReceivedAt, ConcernStatus Status, string? DecisionCode, IReadOnlyList<ReporterMessage> Messages);

public sealed record ReporterMessage(bool FromReporter, string Text, DateTime At);

/// <summary>Somebody comes back to what they reported: with the words of a receipt, or as the worker who brought it.</summary>
public sealed class ReturnToReport(SafeguardingDb db)
{
    private static readonly TimeSpan SentTwiceWithin = TimeSpan.FromMinutes(15);

    /// <summary>The concern that these words belong to; null for words that belong to none.</summary>
    public async Task<Id<Concern>?> ByReceipt(string words)
    {
        var digest = Receipt.Digest(words, db.Partnership.Keys);
        var found = await db.Concerns.Where(c => c.ReceiptDigest == digest).Select(c => new { c.Id }).FirstOrDefaultAsync();
        return found?.Id;
    }

    /// <summary>What this worker brought, newest first; a conflict of interest takes a concern out of this list as well.</summary>
    public IQueryable<Concern> BroughtBy(Id<Worker> worker) => db.Concerns
        .Where(c => c.BroughtBy == worker)
        .Where(c => !db.ConcernRelations.Any(r => r.RecordId == c.Id && r.Kind == Sharing.RelationKind.Conflict && r.WorkerId == worker && r.Until == null))
        .OrderByDescending(c => c.ReceivedAt);

    /// <summary>
    /// Whether the newest message here is of whoever told us, some minutes old, and word for word this one: then it was sent
    /// once more, after "Back" or a broken line, and there is nothing to add.
    /// </summary>
    public async Task<bool> HasJust(Id<Concern> id, string? text)
    {
        if (TypedLimits.Tidy(text) is not { } words) return false;
        var newest = await db.Messages.AsNoTracking().Where(m => m.ConcernId == id && m.Way == MessageWay.Direct).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstOrDefaultAsync();
        return newest is { FromReporter: true } && newest.At > db.Partnership.Clock.Instant() - SentTwiceWithin && await db.Unseal(id.Value, "messages.text", newest.Text) == words;
    }

    /// <summary>Opens it for whoever told us, which is a fact; so is having read an answer. Null when it was disposed of.</summary>
    public async Task<ReporterView?> Open(Id<Concern> id, Actor actor)
    {
        var concern = await db.Concerns.FirstOrDefaultAsync(c => c.Id == id);
        // A destroyed key means lawful disposal: to the reporter there is nothing any more.
        if (concern is null || (await db.KeyOf(id.Value)).Wrapped is null) return null;
        db.Begin(LawfulStep.Answer.By(actor, concern.OwningAgency, db.Partnership.Clock));
        var messages = await db.Messages.Where(m => m.ConcernId == id && m.Way == MessageWay.Direct).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync();
        var shown = new List<ReporterMessage>(messages.Count);
        foreach (var message in messages)
            shown.Add(new ReporterMessage(message.FromReporter, await db.Unseal(id.Value, "messages.text", message.Text) ?? "", message.At));
        db.Record(new ReporterReturned(), concern);
        var unread = messages.Where(m => m is { FromReporter: false, ReadAt: null }).ToList();
        foreach (var message in unread) message.ReadAt = db.Act.At;
        if (unread.Count > 0) db.Record(new ReporterReadAnswer(), concern);
        await db.SaveChangesAsync();
        return new ReporterView(id, concern.Reference, concern.About, concern.ReceivedAt, concern.Status, concern.DecisionCode, shown);
    }
}
