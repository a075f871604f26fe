using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>
/// Who is not free to read an emergency opening. Of one that opened a record that is a conflict of interest on it. Where nothing was
/// opened, what was typed still says who was looked for and why: it is kept from whoever is not free to act on a concern that it names,
/// whether that answered or not.
/// </summary>
internal sealed class FreeToReview(SafeguardingDb db)
{
    /// <summary>Whether this person may be told of the opening, saved or not yet.</summary>
    public async Task<bool> IsFree(Id<Worker> reviewer, BreakGlassOpening opening) => opening.ConcernId is { } opened
        ? !await db.ConcernRelations.AnyAsync(r => r.RecordId == opened && r.Kind == RelationKind.Conflict && r.WorkerId == reviewer && r.Until == null)
        : await NotTheirs(reviewer) is not { Count: > 0 } names || !Names(names, await db.Unseal(opening.Id.Value, "break_glass.asked", opening.Asked));

    /// <summary>Of <paramref name="among"/> those where nothing was opened and what was typed is not for this person: two statements at most.</summary>
    public async Task<List<Id<BreakGlassOpening>>> Hidden(Id<Worker> reviewer, IQueryable<BreakGlassOpening> among)
    {
        var hidden = new List<Id<BreakGlassOpening>>();
        if (await NotTheirs(reviewer) is not { Count: > 0 } names) return hidden;
        var asked = await among.AsNoTracking().Where(o => o.ConcernId == null)
            .Join(db.Set<RecordKey>().Where(k => k.Class == KeyClass.Content), o => (Guid)(object)o.Id, k => k.RecordId, (o, k) => new { o.Id, o.Asked, Key = k }).ToListAsync();
        foreach (var one in asked)
        {
            db.Know(one.Key);
            if (Names(names, await db.Unseal(one.Id.Value, "break_glass.asked", one.Asked))) hidden.Add(one.Id);
        }
        return hidden;
    }

    /// <summary>By what somebody would ask for a concern on which this person is not free to act: its reference and those of its referrals, and the names in it.</summary>
    private async Task<HashSet<string>> NotTheirs(Id<Worker> reviewer)
    {
        var conflicts = db.ConcernRelations.Where(r => r.Kind == RelationKind.Conflict && r.WorkerId == reviewer && r.Until == null).Select(r => r.RecordId);
        var concerns = await db.Concerns.AsNoTracking().Where(c => conflicts.Contains(c.Id)).Select(c => new
        {
            c.Reference,
            Referrals = db.Referrals.Where(r => r.ConcernId == c.Id).Select(r => r.Reference).ToList(),
            Names = c.People.Where(p => p.NormalisedName != null && p.NormalisedName != "").Select(p => p.NormalisedName!).ToList(),
        }).ToListAsync();
        return [.. concerns.SelectMany(c => c.Names.Concat(c.Referrals).Prepend(c.Reference))];
    }

    // A name with something beside it answers to nothing, and is read by the reviewer all the same.
    private static bool Names(HashSet<string> names, string? asked)
    {
        if (Reference.Read(asked) is { } reference) return names.Contains(reference);
        var plain = $" {PlainText.Of(asked ?? "")} ";
        return names.Any(name => plain.Contains($" {name} ", StringComparison.Ordinal));
    }
}
