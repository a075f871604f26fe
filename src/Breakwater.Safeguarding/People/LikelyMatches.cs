using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
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
        var unsettled = db.Matches.Where(m => m.Status != MatchStatus.ToldApart);
        var laterHere = await db.Kept("likely matches, later here, by " + open.Code, viewer, default, id, () => Half(viewer, open,
            unsettled.Where(m => m.LaterConcernId == id).Select(m => new Side { Match = m, HereId = m.LaterId, ThereId = m.EarlierId, Elsewhere = m.EarlierConcernId })));
        var earlierHere = await db.Kept("likely matches, earlier here, by " + open.Code, viewer, default, id, () => Half(viewer, open,
            unsettled.Where(m => m.EarlierConcernId == id).Select(m => new Side { Match = m, HereId = m.EarlierId, ThereId = m.LaterId, Elsewhere = m.LaterConcernId })));
        return laterHere.Concat(earlierHere).OrderByDescending(f => f.Match.LogOdds).Take(Most).Select(f =>
        {
            var joined = f.Here.PersonId is { } person && f.There.PersonId == person ? f.Here.PersonId : null;
            return new LikelyMatch(f.Match.Id, f.Match.Band, f.Match.Status, f.Here, f.There, f.Elsewhere, joined, Explain(f.Here, f.There));
        }).ToList();
    }

    // Joined to what is open rather than looked up in it: SQLite would list every concern that the viewer may open first.
    private IQueryable<Found> Half(Viewer viewer, Ability open, IQueryable<Side> sides) =>
        (from side in sides
         join c in db.OpenTo(viewer, open) on side.Elsewhere equals c.Id
         join here in db.SourceRecords on side.HereId equals here.Id
         join there in db.SourceRecords on side.ThereId equals there.Id
         orderby side.Match.LogOdds descending
         select new Found { Match = side.Match, Elsewhere = c, Here = here, There = there }).Take(Most).AsNoTracking();

    /// <summary>Why two records are or aren't likely to be one person, step by step.</summary>
    public Explanation Explain(SourceRecord one, SourceRecord other) =>
        _model.Judge.Explain(PersonModel.Values(PersonModel.Compared(one)), PersonModel.Values(PersonModel.Compared(other)));

    /// <summary>Says to the owners of the records elsewhere that they were shown. Stored with one commit.</summary>
    public async Task Shown(Act act, Viewer viewer, IEnumerable<Concern> elsewhere)
    {
        var concerns = elsewhere.DistinctBy(c => c.Id).ToList();
        if (concerns.Count == 0) return;
        await db.Look(act, concerns.ConvertAll(c => ((Looked)new MatchShown(viewer.Name), (IRecord)c)));
    }

    private sealed class Side
    {
        public required PossibleMatch Match { get; init; }

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
    }
}
