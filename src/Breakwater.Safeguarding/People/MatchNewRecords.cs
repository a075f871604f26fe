using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Linkage.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// Compares records that have come in with those known before, and keeps what may be one person for somebody to judge.
/// Done under the ticker's lease, one transaction for each record, so that it can stop anywhere and go on.
/// </summary>
public sealed class MatchNewRecords(SafeguardingDb db, PersonModel? model = null)
{
    /// <summary>Most matches that are kept for one record: past the tenth, a person would only be asked the same again.</summary>
    private const int MostKept = 10;
    private readonly PersonModel _model = model ?? PersonModel.Standard;

    /// <summary>Compares up to <paramref name="most"/> records, the longest waiting first, and says how many.</summary>
    public async Task<int> Do(Act act, int most = 100, CancellationToken stop = default)
    {
        var waiting = await db.WaitingRecords.OrderBy(w => w.At).ThenBy(w => w.RecordId).Take(most).Select(w => w.RecordId).ToListAsync(stop);
        foreach (var id in waiting)
        {
            stop.ThrowIfCancellationRequested();
            await One(act, id);
            db.GiveUp();
        }
        return waiting.Count;
    }

    private async Task One(Act act, Id<SourceRecord> id)
    {
        var waiting = await db.WaitingRecords.Where(w => w.RecordId == id).Join(db.SourceRecords, w => w.RecordId, r => r.Id, (w, r) => new { Wait = w, Record = r }).SingleAsync();
        var record = waiting.Record;
        db.Remove(waiting.Wait);
        var (index, bands) = (new PeopleIndex(db, _model), _model.Judge.Bands);
        var found = await index.Find(PersonModel.Compared(record), among: null, Math.Log(bands.Possibly / (1 - bands.Possibly)));
        await index.Put(record);
        db.Begin(act);
        // Two people named in one concern were told apart by whoever named them.
        foreach (var likeness in found.Where(l => l.Record.ConcernId != record.ConcernId).Take(MostKept))
        {
            var why = _model.Judge.Explain(PersonModel.Values(PersonModel.Compared(record)), PersonModel.Values(likeness.Record.Compared));
            var band = bands.Of(likeness.Probability, why.NameAlone);
            var match = new PossibleMatch
            {
                Id = Id<PossibleMatch>.New(db.Partnership.Clock),
                LaterId = record.Id,
                LaterConcernId = record.ConcernId,
                EarlierId = likeness.Record.RecordId,
                EarlierConcernId = likeness.Record.ConcernId,
                LogOdds = likeness.LogOdds,
                Band = band,
                FoundAt = act.At,
            };
            db.NewKey(match.Id.Value);
            db.Add(match);
            db.Record(new MatchFound(BandWords.Of(band)), match);
        }
        await db.SaveChangesAsync();
    }
}

/// <summary>The bands as they are said on the page.</summary>
public static class BandWords
{
    public static string Of(Band band) => band switch
    {
        Band.Same => "same person, by all that is known",
        Band.Probably => "probably the same person",
        Band.Possibly => "possibly the same person",
        _ => "not the same person",
    };
}
