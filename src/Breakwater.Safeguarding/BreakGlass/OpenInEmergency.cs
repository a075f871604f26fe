using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>
/// What answers to an emergency question, and the opening of one record of it, for a short time and in one browser.
/// Sealed records and those of a conflict of interest are not there, as if they didn't exist.
/// </summary>
public sealed class OpenInEmergency(SafeguardingDb db)
{
    /// <summary>The concerns that answer: by reference (its own, or that of a referral from it), or by the exact name of somebody in it.</summary>
    public async Task<IReadOnlyList<Concern>> Matches(Viewer viewer, Ability openConcern, BreakGlassOpening opening)
    {
        if (!openConcern.For(viewer.Roles).HasFlag(Relations.BreakGlass)) return [];
        var asked = await db.Unseal(opening.Id.Value, "break_glass.asked", opening.Asked) ?? "";
        var (reference, name) = (Reference.Read(asked), PlainText.Of(asked));
        return await db.InSightOf(viewer)
            .Where(c => c.Reference == reference
                || db.Referrals.Any(r => r.ConcernId == c.Id && r.Reference == reference)
                || (name != "" && c.People.Any(p => p.NormalisedName == name)))
            .OrderByDescending(c => c.ReceivedAt).Take(20).ToListAsync();
    }

    /// <summary>Answers the question, and records what was shown.</summary>
    public async Task<IReadOnlyList<Concern>> Show(Act act, Viewer viewer, Ability openConcern, BreakGlassOpening opening)
    {
        var found = await Matches(viewer, openConcern, opening);
        await db.Look(act, new BreakGlassFound(viewer.Name, found.Count, found.Select(c => c.Id.Value).ToList()), opening);
        return found;
    }

    /// <returns>False: it doesn't answer to what was asked, or isn't open even in an emergency.</returns>
    public async Task<bool> Do(Act act, Viewer viewer, Ability openConcern, BreakGlassOpening opening, Id<Concern> which, Id<Session> browser)
    {
        if (opening.Until <= act.At) throw new RuleBroken("break-glass-over", "The time for this opening is over. Ask again, with your reason.");
        if (opening.ConcernId is { } other && other != which)
            throw new RuleBroken("break-glass-one", "One question opens one record. Ask again for the other one, with your reason.");
        var concern = (await Matches(viewer, openConcern, opening)).FirstOrDefault(c => c.Id == which);
        if (concern is null) return false;

        var reason = await db.Unseal(opening.Id.Value, "break_glass.reason", opening.Reason);
        db.Begin(act with { Reason = reason });
        opening.Open(concern.Id, act.At);
        var session = await db.Set<Session>().SingleAsync(s => s.Id == browser);
        (session.BreakGlassRecordId, session.BreakGlassUntil) = (concern.Id.Value, opening.Until);
        var fact = new BreakGlassOpened(viewer.Name, opening.Until);
        db.Record(fact, opening);
        db.Record(fact, concern);
        var told = new WhoIsTold(db);
        // Where no lead of the owning agency may know of it, the reviewers watch over it: they were told when it was asked for.
        await told.TellOf(concern, await told.LeadsOf(concern.OwningAgency), viewer.WorkerId,
            $"{concern.Reference} of your agency was opened in an emergency.", "/concerns/" + concern.Id);
        await db.SaveChangesAsync();
        return true;
    }
}
