using Breakwater.Kernel.Acting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>Background work: an opening that nobody reviewed in time is told to all hub managers and data protection officers, once.</summary>
public sealed class EscalateReviews(SafeguardingDb db)
{
    /// <returns>How many were late.</returns>
    public async Task<int> Do()
    {
        var now = db.Partnership.Clock.Instant();
        var late = await db.BreakGlassOpenings.Where(o => o.ReviewedAt == null && o.EscalatedAt == null && o.ReviewDueAt < now).OrderBy(o => o.ReviewDueAt).Take(50).ToListAsync();
        foreach (var opening in late)
        {
            db.Begin(LawfulStep.Oversight.By(Actor.Job("late-reviews"), opening.Agency, db.Partnership.Clock));
            opening.Escalate(now);
            await new WhoIsTold(db).TellOf(opening, "The review of an emergency opening is late.");
            db.Record(new BreakGlassReviewLate(), opening);
            await db.SaveChangesAsync();
        }
        return late.Count;
    }
}
