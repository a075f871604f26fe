using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>An other concern that shares something with this one, and what a person decided about it (null: nothing yet).</summary>
public sealed record EarlierConcern(
    Id<Concern> Id, string Reference, string About, string? Area, DateTime ReceivedAt, ConcernStatus Status, string? DecisionCode, string Why, bool? Linked)
{
    /// <summary>False: the two are linked, and share nothing any more; <see cref="Why"/> is what they shared when somebody linked them.</summary>
    public bool Shares { get; init; } = true;
}

/// <summary>
/// Which other concerns share a phone, an address, a name or a place with this one: exact, normalised, by keyed digest,
/// and only those that the viewer may open. It names no person, so it is no opening of them. What many share (the railway
/// station, a children's home) says little: such concerns come last, the newest of them, and never in the place of one that
/// shares what few do, that has the same name and date of birth, or that somebody linked.
/// </summary>
public sealed class EarlierConcerns(SafeguardingDb db)
{
    /// <summary>How many concerns are listed; how many may share something before it says little; how many of those are looked at.</summary>
    private const int Most = 60, Few = 40, Newest = 100;

    /// <summary>Of a pair: it is the link itself.</summary>
    private const int Link = -2;

    public async Task<IReadOnlyList<EarlierConcern>> Of(Id<Concern> id, Viewer viewer, Ability open)
    {
        var shared = await db.Kept("earlier concerns by " + open.Code, viewer, default, id, () => (
            from pair in Linked(id).Concat(SharedByLinked(id)).Concat(Rare(id)).Concat(Common(id))
            join concern in db.OpenTo(viewer, open) on pair.Id equals concern.Id
            orderby pair.Often, concern.ReceivedAt descending
            select new
            {
                concern.Id,
                concern.Reference,
                concern.About,
                concern.Area,
                concern.ReceivedAt,
                concern.Status,
                concern.DecisionCode,
                pair.Kind,
                pair.Often,
                Linked = db.Links.Where(l => (l.ConcernId == id && l.OtherId == concern.Id) || (l.ConcernId == concern.Id && l.OtherId == id))
                    .Select(l => (bool?)l.Linked).FirstOrDefault(),
            }).AsNoTracking().Take(Most));
        return shared.GroupBy(s => s.Id).Select(g =>
        {
            var (first, words) = (g.First(), g.Where(s => s.Often != Link).Select(s => Words(s.Kind)).Distinct().Order().ToList());
            return new EarlierConcern(first.Id, first.Reference, first.About, first.Area, first.ReceivedAt, first.Status, first.DecisionCode,
                words.Count > 0 ? string.Join(" and ", words) : first.Kind, first.Linked)
            { Shares = words.Count > 0 };
        }).OrderByDescending(e => e.Linked == true).ThenBy(e => e.Linked == false).ToList();
    }

    /// <summary>
    /// What there must be of for <see cref="Of"/> to have anything to list: a key that another concern has too, or a link. Most
    /// concerns share nothing, and whoever loads one can ask for this within the same statement.
    /// </summary>
    public IQueryable<string> Grounds(Id<Concern> id) =>
        Mine(id).Where(mine => db.MatchKeys.Any(k => k.Kind == mine.Kind && k.Digest == mine.Digest && k.ConcernId != id)).Select(mine => mine.Kind)
            .Concat(db.Links.Where(l => l.Linked && (l.ConcernId == id || l.OtherId == id)).Select(l => l.Why));

    /// <summary>The links themselves, each with what they shared then: a key that both had may be gone (an address that was protected), and the link stands.</summary>
    private IQueryable<Pair> Linked(Id<Concern> id) =>
        db.Links.Where(l => l.ConcernId == id && l.Linked).Select(l => new Pair { Id = l.OtherId, Kind = l.Why, Often = Link })
            .Concat(db.Links.Where(l => l.OtherId == id && l.Linked).Select(l => new Pair { Id = l.ConcernId, Kind = l.Why, Often = Link }));

    private IQueryable<Pair> SharedByLinked(Id<Concern> id) =>
        from other in db.Links.Where(l => l.ConcernId == id && l.Linked).Select(l => l.OtherId).Concat(db.Links.Where(l => l.OtherId == id && l.Linked).Select(l => l.ConcernId))
        join theirs in db.MatchKeys on other equals theirs.ConcernId
        join mine in db.MatchKeys on new { theirs.Kind, theirs.Digest, ConcernId = id } equals new { mine.Kind, mine.Digest, mine.ConcernId }
        select new Pair { Id = theirs.ConcernId, Kind = mine.Kind, Often = -1 };

    private IQueryable<Pair> Rare(Id<Concern> id) =>
        Sharing(id, Mine(id).Where(mine => mine.Kind == MatchKeys.NameAndBirth || !db.MatchKeys.Where(k => k.Kind == mine.Kind && k.Digest == mine.Digest).OrderBy(k => k.ConcernId).Skip(Few).Any()));

    private IQueryable<Pair> Common(Id<Concern> id) =>
        Sharing(id, Mine(id).Where(mine => mine.Kind != MatchKeys.NameAndBirth && db.MatchKeys.Where(k => k.Kind == mine.Kind && k.Digest == mine.Digest).OrderBy(k => k.ConcernId).Skip(Few).Any()))
            .OrderByDescending(p => p.Id).Take(Newest).Select(p => new Pair { Id = p.Id, Kind = p.Kind, Often = 1 });

    private IQueryable<MatchKey> Mine(Id<Concern> id) => db.MatchKeys.Where(k => k.ConcernId == id);

    /// <summary>
    /// Who has one of the keys too. The ids of concerns rise with time, so the newest are at the end of the index: no row of the
    /// others is read. SQLite goes that way by itself. PostgreSQL is told to take the newest hundred of each key: one number that a
    /// large part of the county shares made it expect thousands for every concern, and read all of them.
    /// </summary>
    private IQueryable<Pair> Sharing(Id<Concern> id, IQueryable<MatchKey> keys) => db.Database.ProviderName!.Contains("PostgreSQL", StringComparison.Ordinal)
        ? keys.SelectMany(
            mine => db.MatchKeys.Where(k => k.Kind == mine.Kind && k.Digest == mine.Digest && k.ConcernId != mine.ConcernId).OrderByDescending(k => k.ConcernId).Take(Newest),
            (mine, theirs) => new Pair { Id = theirs.ConcernId, Kind = mine.Kind, Often = 0 })
        : from mine in keys
          join theirs in db.MatchKeys on new { mine.Kind, mine.Digest } equals new { theirs.Kind, theirs.Digest }
          where theirs.ConcernId != id
          select new Pair { Id = theirs.ConcernId, Kind = mine.Kind, Often = 0 };

    private sealed class Pair
    {
        public required Id<Concern> Id { get; init; }

        public required string Kind { get; init; }

        /// <summary>-2: no key, but the link of the two with its words; -1: somebody linked the two; 0: few share it; 1: many do.</summary>
        public required int Often { get; init; }
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
