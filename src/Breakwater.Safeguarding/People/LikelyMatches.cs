using Breakwater.Kernel.Access;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Linkage.Scoring;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>A match of somebody in a concern with somebody in another one, as the page of the first shows it.</summary>
/// <param name="Person">The person both were joined to, if they were.</param>
public sealed record LikelyMatch(
    Id<PossibleMatch> Id, Band Band, MatchStatus Status, SourceRecord Here, SourceRecord There, Concern Elsewhere, Id<Person>? Person, Explanation Why);

/// <summary>
/// Who of the people known to the partnership may be somebody of this concern: only records that the viewer may open, and
/// each showing is a fact of the concern that it shows something of.
/// </summary>
public sealed class LikelyMatches(SafeguardingDb db, PersonModel? model = null)
{
    private const int Most = 12;
    private readonly PersonModel _model = model ?? PersonModel.Standard;

    /// <summary>Whether everybody of a concern has been compared with those known before.</summary>
    public async Task<bool> AreCompared(Id<Concern> concern) => !await db.WaitingRecords.AnyAsync(w => db.SourceRecords.Any(r => r.Id == w.RecordId && r.ConcernId == concern));

    /// <summary>The matches, likeliest first, without those told apart.</summary>
    public async Task<IReadOnlyList<LikelyMatch>> Of(Id<Concern> concern, Viewer viewer, Ability open)
    {
        // Two halves rather than one "or": each is read in the order of an index.
        var id = concern;
        var found = await db.Kept("likely matches by " + open.Code, viewer, default, id, () => Open(viewer, open,
            Unsettled.Where(m => m.LaterConcernId == id).Select(m => new Side { MatchId = m.Id, HereId = m.LaterId, ThereId = m.EarlierId, Elsewhere = m.EarlierConcernId })
                .Concat(Unsettled.Where(m => m.EarlierConcernId == id).Select(m => new Side { MatchId = m.Id, HereId = m.EarlierId, ThereId = m.LaterId, Elsewhere = m.LaterConcernId }))));
        foreach (var one in found) db.Know(one.Key);
        return found.Select(f =>
        {
            var joined = f.Here.PersonId is { } person && f.There.PersonId == person ? f.Here.PersonId : null;
            return new LikelyMatch(f.Match.Id, f.Match.Band, f.Match.Status, f.Here, f.There, f.Elsewhere, joined, Explain(f.Here, f.There));
        }).ToList();
    }

    private IQueryable<PossibleMatch> Unsettled => db.Matches.Where(m => m.Status != MatchStatus.ToldApart);

    // Joined to what is open rather than looked up in it: SQLite would list every concern that the viewer may open first.
    private IQueryable<Found> Open(Viewer viewer, Ability open, IQueryable<Side> sides) =>
        (from side in sides
         join match in db.Matches on side.MatchId equals match.Id
         join c in db.OpenTo(viewer, open) on side.Elsewhere equals c.Id
         join here in db.SourceRecords on side.HereId equals here.Id
         join there in db.SourceRecords on side.ThereId equals there.Id
         join k in db.Set<RecordKey>().Where(k => k.Class == KeyClass.Content) on (Guid)(object)c.Id equals k.RecordId into keys
         from key in keys.DefaultIfEmpty()
         orderby match.LogOdds descending
         select new Found { Match = match, Elsewhere = c, Here = here, There = there, Key = key }).Take(Most).AsNoTracking();

    /// <summary>Why two records are or aren't likely to be one person, step by step.</summary>
    public Explanation Explain(SourceRecord one, SourceRecord other) =>
        _model.Judge.Explain(PersonModel.Values(PersonModel.Compared(one)), PersonModel.Values(PersonModel.Compared(other)));

    /// <summary>What is told to the owners of the records elsewhere: that they were shown.</summary>
    public static IReadOnlyList<(Looked Fact, IRecord Record)> Looks(Viewer viewer, IEnumerable<LikelyMatch> shown) =>
        [.. shown.Select(m => m.Elsewhere).DistinctBy(c => c.Id).Select(c => ((Looked)new MatchShown(viewer.Name), (IRecord)c))];

    private sealed class Side
    {
        public required Id<PossibleMatch> MatchId { get; init; }

        public required Id<SourceRecord> HereId { get; init; }

        public required Id<SourceRecord> ThereId { get; init; }

        public required Id<Concern> Elsewhere { get; init; }
    }

    private sealed class Found
    {
        public required PossibleMatch Match { get; init; }

        public required Concern Elsewhere { get; init; }

        public required SourceRecord Here { get; init; }

        public required SourceRecord There { get; init; }

        /// <summary>That of the concern elsewhere, to which the showing is said.</summary>
        public required RecordKey? Key { get; init; }
    }
}
