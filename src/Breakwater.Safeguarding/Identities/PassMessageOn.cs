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
    /// <summary>The hub's messages of which no guardian has yet said what came of them.</summary>
    internal IQueryable<Message> Unanswered => db.Messages.Where(m => m.Way == MessageWay.ToGuardian && m.ReadAt == null);

    /// <summary>What waits, oldest first, so far as the viewer may know of it.</summary>
    public Task<List<MessageToPassOn>> Waiting(Viewer viewer) =>
        (from m in Unanswered
         join c in db.InSightOf(viewer) on m.ConcernId equals c.Id
         group m.At by new { c.Id, c.Reference } into asked
         select new { asked.Key.Id, asked.Key.Reference, At = asked.Min() }).OrderBy(a => a.At).Select(a => new MessageToPassOn(a.Id, a.Reference, a.At)).ToListAsync();

    /// <summary>
    /// Settles what waits. Where another guardian was quicker, or whoever told us rang back later, what is said is added all the same:
    /// somebody spoke with them.
    /// </summary>
    /// <returns>False: the hub never asked about such a concern, or this person may not know of it.</returns>
    /// <exception cref="RuleBroken">It isn't said what came of it.</exception>
    public async Task<bool> Do(Act act, Viewer viewer, string? typed, PassedOn? outcome, string? said)
    {
        if (await new OpenIdentity(db).Before(viewer) is null) throw new RuleBroken("identity-rota", "You are not on the rota of identity guardians. Ask your administrator.");
        var what = outcome ?? throw new RuleBroken("passed-on", "Say whether you spoke with them or couldn't reach them.");
        var words = Messages.Checked(said, "Say what came of it, such as \"they heard and have nothing to add\" or when you tried.");
        var reference = Reference.Expected(typed);
        var concern = await db.InSightOf(viewer).FirstOrDefaultAsync(c => c.Reference == reference);
        if (concern is null || !await db.Messages.AnyAsync(m => m.ConcernId == concern.Id && m.Way == MessageWay.ToGuardian)) return false;
        db.Begin(act);
        foreach (var message in await Unanswered.Where(m => m.ConcernId == concern.Id).ToListAsync()) message.ReadAt = act.At;
        await db.AddMessage(concern.Id, words, what == PassedOn.Told, viewer.WorkerId, MessageWay.FromGuardian);
        await new Colleagues(db).TellWhoHas(concern,
            what == PassedOn.Told ? $"The identity guardian spoke with whoever told us about {concern.Reference}." : $"The identity guardian couldn't reach whoever told us about {concern.Reference}.");
        db.Record(what == PassedOn.Told ? new MessagePassedOn(viewer.Name) : new MessageNotPassedOn(viewer.Name), concern);
        await db.SaveChangesAsync();
        return true;
    }
}
