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
        var reach = db.OpenTo(viewer, open).Select(c => c.Id);
        var apart = MatchStatus.ToldApart;
        // Two halves rather than one "or": each is read in the order of an index.
        var matches = await db.Matches.Where(m => m.LaterConcernId == concern && m.Status != apart && reach.Contains(m.EarlierConcernId))
            .Concat(db.Matches.Where(m => m.EarlierConcernId == concern && m.Status != apart && reach.Contains(m.LaterConcernId)))
            .OrderByDescending(m => m.LogOdds).Take(Most).AsNoTracking().ToListAsync();
        if (matches.Count == 0) return [];
        var ids = matches.SelectMany(m => new[] { m.LaterId, m.EarlierId }).Distinct().ToList();
        var records = await db.SourceRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var others = records.Values.Select(r => r.ConcernId).Where(c => c != concern).Distinct().ToList();
        var concerns = await db.Concerns.AsNoTracking().Where(c => others.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        return matches.ConvertAll(m =>
        {
            var (here, there) = m.LaterConcernId == concern ? (records[m.LaterId], records[m.EarlierId]) : (records[m.EarlierId], records[m.LaterId]);
            var joined = here.PersonId is { } person && there.PersonId == person ? here.PersonId : null;
            return new LikelyMatch(m.Id, m.Band, m.Status, here, there, concerns[there.ConcernId], joined, Explain(here, there));
        });
    }

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
}
