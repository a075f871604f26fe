using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>An other concern that shares something with this one, and what a person decided about it (null: nothing yet).</summary>
public sealed record EarlierConcern(
    Id<Concern> Id, string Reference, string About, string? Area, DateTime ReceivedAt, ConcernStatus Status, string? DecisionCode, string Why, bool? Linked);

/// <summary>
/// Which other concerns share a phone, an address, a name or a place with this one: exact, normalised, by keyed digest,
/// and only those that the viewer may open. It names no person, so it is no opening of them.
/// </summary>
public sealed class EarlierConcerns(SafeguardingDb db)
{
    private const int Most = 60;

    public async Task<IReadOnlyList<EarlierConcern>> Of(Id<Concern> id, Viewer viewer, Ability open)
    {
        var shared = await db.Kept("earlier concerns by " + open.Code, viewer, default, id, () => (
            from mine in db.MatchKeys
            join theirs in db.MatchKeys on new { mine.Kind, mine.Digest } equals new { theirs.Kind, theirs.Digest }
            join concern in db.OpenTo(viewer, open) on theirs.ConcernId equals concern.Id
            where mine.ConcernId == id && theirs.ConcernId != id
            orderby concern.ReceivedAt descending
            select new
            {
                concern.Id,
                concern.Reference,
                concern.About,
                concern.Area,
                concern.ReceivedAt,
                concern.Status,
                concern.DecisionCode,
                mine.Kind,
                Linked = db.Links.Where(l => (l.ConcernId == id && l.OtherId == concern.Id) || (l.ConcernId == concern.Id && l.OtherId == id))
                    .Select(l => (bool?)l.Linked).FirstOrDefault(),
            }).AsNoTracking().Take(Most));
        return shared.GroupBy(s => s.Id).Select(g =>
        {
            var first = g.First();
            return new EarlierConcern(first.Id, first.Reference, first.About, first.Area, first.ReceivedAt, first.Status, first.DecisionCode,
                string.Join(" and ", g.Select(s => Words(s.Kind)).Distinct().Order()), first.Linked);
        }).OrderByDescending(e => e.Linked == true).ThenBy(e => e.Linked == false).ThenByDescending(e => e.ReceivedAt).ToList();
    }

    /// <summary>What is shared, in words.</summary>
    public static string Words(string kind) => kind switch
    {
        MatchKeys.Phone => "a phone number",
        MatchKeys.Address => "an address",
        MatchKeys.NameAndBirth => "a name and date of birth",
        MatchKeys.NameOnly => "a name",
        _ => "a place",
    };
}
