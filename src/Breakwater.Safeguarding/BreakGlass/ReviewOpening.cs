using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>Somebody other than the one who opened says, in words, whether it was right.</summary>
public sealed class ReviewOpening(SafeguardingDb db)
{
    /// <summary>What this reviewer may read of <paramref name="among"/>: never their own openings, nor those that opened, or asked for, a record on which they are not free to act.</summary>
    public async Task<IQueryable<BreakGlassOpening>> OpenTo(Viewer viewer, IQueryable<BreakGlassOpening> among)
    {
        var others = among.Where(o => o.WorkerId != viewer.WorkerId)
            .Where(o => !db.ConcernRelations.Any(r => r.RecordId == o.ConcernId && r.Kind == RelationKind.Conflict && r.WorkerId == viewer.WorkerId && r.Until == null));
        var hidden = await new FreeToReview(db).Hidden(viewer.WorkerId, others);
        return hidden.Count == 0 ? others : others.Where(o => !hidden.Contains(o.Id));
    }

    public async Task Do(Act act, Viewer viewer, BreakGlassOpening opening, int version, Verdict? verdict, string? words)
    {
        if (verdict is not { } found) throw new RuleBroken("review-verdict", "Choose what you found.");
        if (string.IsNullOrWhiteSpace(words)) throw new RuleBroken("review-words", "Say in a sentence or two what you looked at and why you came to this.");
        if (opening.WorkerId == viewer.WorkerId) throw new RuleBroken("review-own", "Somebody else has to review your own opening.");
        if (opening.ReviewedAt is not null) throw new RuleBroken("review-done", "This opening was reviewed already.");
        PartnershipDb.Expect(opening, version);
        db.Begin(act with { Reason = words });
        opening.Review(found, await db.Seal(opening.Id.Value, "break_glass.review", words), viewer.WorkerId, act.At, db.Partnership.Configuration.HolderOf(act));
        var fact = new BreakGlassReviewed(viewer.Name, Words(found));
        db.Record(fact, opening);
        if (opening.ConcernId is { } id && await db.Concerns.FirstOrDefaultAsync(c => c.Id == id) is { } concern) db.Record(fact, concern);
        await db.SaveChangesAsync();
    }

    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Right => "it was right",
        Verdict.NotNeeded => "it was not needed",
        _ => "taken further",
    };
}
