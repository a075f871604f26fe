using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Identities;

/// <summary>A message that waits for a guardian: which concern and since when, and nothing of either.</summary>
public sealed record MessageToPassOn(Id<Concern> Concern, string Reference, DateTime AskedAt);

/// <summary>What came of passing a message on.</summary>
public enum PassedOn
{
    Told,
    NotReached,
}

/// <summary>The guardian spoke with whoever told us, or couldn't reach them, and says so without saying who it is.</summary>
public sealed class PassMessageOn(SafeguardingDb db)
{
    /// <summary>What waits, oldest first, so far as the viewer may know of it.</summary>
    public Task<List<MessageToPassOn>> Waiting(Viewer viewer) =>
        (from m in db.Messages.AsNoTracking()
         where m.Way == MessageWay.Guardian && !m.FromReporter && m.ReadAt == null
         join c in db.InSightOf(viewer) on m.ConcernId equals c.Id
         group m.At by new { c.Id, c.Reference } into asked
         select new { asked.Key.Id, asked.Key.Reference, At = asked.Min() }).OrderBy(a => a.At).Select(a => new MessageToPassOn(a.Id, a.Reference, a.At)).ToListAsync();

    /// <returns>False: no message of such a concern waits for this person.</returns>
    /// <exception cref="RuleBroken">It isn't said what came of it.</exception>
    public async Task<bool> Do(Act act, Viewer viewer, string? typed, PassedOn? outcome, string? said)
    {
        if (await new OpenIdentity(db).Before(viewer) is null) throw new RuleBroken("identity-rota", "You are not on the rota of identity guardians. Ask your administrator.");
        var what = outcome ?? throw new RuleBroken("passed-on", "Say whether you told them or couldn't reach them.");
        var tidy = TypedLimits.Tidy(said) ?? throw new RuleBroken("passed-on-words", "Say what came of it, such as \"they heard and have nothing to add\" or when you tried.");
        if (tidy.Length > TypedLimits.Words) throw new RuleBroken("passed-on-long", $"Type up to {TypedLimits.Words:N0} characters. Yours has {tidy.Length:N0}: it is kept below.");
        var reference = Reference.Normalise(typed ?? "");
        var concern = await db.InSightOf(viewer).FirstOrDefaultAsync(c => c.Reference == reference);
        if (concern is null) return false;
        var waiting = await db.Messages.Where(m => m.ConcernId == concern.Id && m.Way == MessageWay.Guardian && !m.FromReporter && m.ReadAt == null).ToListAsync();
        if (waiting.Count == 0) return false;
        db.Begin(act);
        foreach (var message in waiting) message.ReadAt = act.At;
        db.Add(new Message
        {
            Id = Id<Message>.New(db.Partnership.Clock),
            ConcernId = concern.Id,
            FromReporter = what == PassedOn.Told,
            Way = MessageWay.Guardian,
            WorkerId = viewer.WorkerId,
            Text = await db.Seal(concern.Id.Value, "messages.text", tidy),
            At = act.At,
            ReadAt = act.At,
        });
        var colleagues = new Colleagues(db);
        var holder = await colleagues.ById(concern.HolderId);
        colleagues.Tell(holder is not null ? [holder] : await colleagues.Team(concern.OwningAgency, concern.Team),
            what == PassedOn.Told ? $"The identity guardian spoke with whoever told us about {concern.Reference}." : $"The identity guardian couldn't reach whoever told us about {concern.Reference}.", $"/concerns/{concern.Id}");
        db.Record(what == PassedOn.Told ? new MessagePassedOn(viewer.Name) : new MessageNotPassedOn(viewer.Name), concern);
        await db.SaveChangesAsync();
        return true;
    }
}
