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
        var id = concern;
        // Two halves rather than one "or": each is read in the order of an index. Joined to what is open rather than looked up in
        // it: SQLite would list every concern that the viewer may open first.
        var laterHere = await db.Kept("likely matches, later here, by " + open.Code, viewer, default, id, () => Rows(
            from m in db.Matches
            where m.LaterConcernId == id && m.Status != MatchStatus.ToldApart
            join c in db.OpenTo(viewer, open) on m.EarlierConcernId equals c.Id
            join here in db.SourceRecords on m.LaterId equals here.Id
            join there in db.SourceRecords on m.EarlierId equals there.Id
            select new Found { Match = m, Elsewhere = c, Here = here, There = there }));
        var earlierHere = await db.Kept("likely matches, earlier here, by " + open.Code, viewer, default, id, () => Rows(
            from m in db.Matches
            where m.EarlierConcernId == id && m.Status != MatchStatus.ToldApart
            join c in db.OpenTo(viewer, open) on m.LaterConcernId equals c.Id
            join here in db.SourceRecords on m.EarlierId equals here.Id
            join there in db.SourceRecords on m.LaterId equals there.Id
            select new Found { Match = m, Elsewhere = c, Here = here, There = there }));
        return laterHere.Concat(earlierHere).OrderByDescending(f => f.Match.LogOdds).Take(Most).Select(f =>
        {
            var joined = f.Here.PersonId is { } person && f.There.PersonId == person ? f.Here.PersonId : null;
            return new LikelyMatch(f.Match.Id, f.Match.Band, f.Match.Status, f.Here, f.There, f.Elsewhere, joined, Explain(f.Here, f.There));
        }).ToList();
    }

    private static IQueryable<Found> Rows(IQueryable<Found> found) => found.OrderByDescending(f => f.Match.LogOdds).Take(Most).AsNoTracking();

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

    private sealed class Found
    {
        public required PossibleMatch Match { get; init; }

        public required Concern Elsewhere { get; init; }

        public required SourceRecord Here { get; init; }

        public required SourceRecord There { get; init; }
    }
}
