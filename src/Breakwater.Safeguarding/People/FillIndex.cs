using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// Takes many records into an index that holds none yet: the rows are those that <see cref="PeopleIndex.Put"/> makes one by
/// one, without a search for each. Nobody is compared with anybody.
/// </summary>
public sealed class FillIndex(SafeguardingDb db, PersonModel? model = null)
{
    private const int Together = 4000;
    private readonly PersonModel _model = model ?? PersonModel.Standard;

    /// <summary>Saves the rows of <paramref name="records"/>, numbered in their order.</summary>
    public async Task Do(IReadOnlyList<SourceRecord> records)
    {
        if (await db.IndexedRecords.AnyAsync()) throw new InvalidOperationException("The index of people holds records already: put further ones into it one by one.");
        var rows = records.Select((r, i) => new IndexedRecord { Number = i + 1, RecordId = r.Id, ConcernId = r.ConcernId, Compared = PersonModel.Compared(r) }).ToList();
        var (held, wide) = Keys(rows);
        await Save(rows);
        await Save(held.ConvertAll(h => new PersonKey { Key = h.Key, Number = h.Number }));
        await Save([.. wide.Select(key => new WideKey { Key = key })]);
    }

    /// <summary>Every record's keys in the table's order, the narrower one where more than the limit hold the wider.</summary>
    private (List<(long Key, long Number)> Held, HashSet<long> Wide) Keys(List<IndexedRecord> rows)
    {
        var (held, wide) = (new List<(long Key, long Number)>(rows.Count * 14), new HashSet<long>());
        var ladders = rows.ConvertAll(r => _model.KeysOf(r.Compared, db.Partnership.Keys).Select(l => l.Keys).ToList());
        for (var step = 0; ; step++)
        {
            var here = new HashSet<(long Key, long Number)>();
            foreach (var (row, own) in rows.Zip(ladders))
                foreach (var keys in own)
                    if (keys.Count > step && keys.Take(step).All(wide.Contains)) here.Add((keys[step], row.Number));
            if (here.Count == 0) break;
            wide.UnionWith(here.GroupBy(h => h.Key).Where(g => g.Count() > _model.Judge.Limit).Select(g => g.Key));
            held.AddRange(here);
        }
        held.Sort();
        return (held, wide);
    }

    private async Task Save<T>(List<T> rows) where T : class
    {
        foreach (var some in rows.Chunk(Together))
        {
            db.AddRange(some);
            await db.SaveChangesAsync();
            db.GiveUp();
        }
    }
}
