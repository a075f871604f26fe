using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>A record that shares a key, and the natural log of the odds that it is the person asked about.</summary>
public sealed record Likeness(IndexedRecord Record, double LogOdds)
{
    public double Probability => 1 / (1 + Math.Exp(-LogOdds));
}

/// <summary>
/// The index of people in the database: takes records in and finds those that may be somebody, by keys, never by going
/// through all. A key held by more than the limit gives way to a narrower one; its holders keep the wide key for searches.
/// </summary>
public sealed class PeopleIndex(SafeguardingDb db, PersonModel? model = null)
{
    /// <summary>Most holders of one wide key that a search looks through.</summary>
    private const int MostOfWide = 2000;
    private readonly PersonModel _model = model ?? PersonModel.Standard;

    /// <summary>Adds a record with its keys. Saved by the caller, who alone takes records in at this time (a lease sees to it).</summary>
    public async Task<IndexedRecord> Put(SourceRecord record)
    {
        var last = await db.IndexedRecords.MaxAsync(r => (long?)r.Number) ?? 0;
        var row = new IndexedRecord { Number = last + 1, RecordId = record.Id, ConcernId = record.ConcernId, Compared = PersonModel.Compared(record) };
        db.Add(row);
        await PutKeys(row);
        return row;
    }

    /// <summary>Takes in a record again that has changed; one that still waits is left to wait. Saved by the caller.</summary>
    public async Task Again(SourceRecord record)
    {
        if (await db.IndexedRecords.FirstOrDefaultAsync(r => r.RecordId == record.Id) is not { } row) return;
        row.Compared = PersonModel.Compared(record);
        var (ladders, held) = (_model.KeysOf(row.Compared, db.Partnership.Keys), await db.PersonKeys.Where(k => k.Number == row.Number).ToListAsync());
        var right = ladders.SelectMany(l => l.Keys).ToHashSet();
        db.RemoveRange(held.Where(k => !right.Contains(k.Key)));
        await PutKeys(row, held.Select(k => k.Key).Where(right.Contains));
    }

    private async Task PutKeys(IndexedRecord row, IEnumerable<long>? held = null)
    {
        var has = held?.ToHashSet() ?? [];
        var ladders = _model.KeysOf(row.Compared, db.Partnership.Keys);
        var wide = await WideAmong(ladders);
        for (var step = 0; ; step++)
        {
            var mine = ladders.Where(l => l.Keys.Count > step && l.Keys.Take(step).All(wide.Contains)).Select(l => (l.Rule, Key: l.Keys[step])).DistinctBy(l => l.Key).ToList();
            if (mine.Count == 0) return;
            db.AddRange(mine.Where(l => !has.Contains(l.Key)).Select(l => new PersonKey { Key = l.Key, Number = row.Number }));
            foreach (var (rule, key) in await Overfull([.. mine.Where(l => !wide.Contains(l.Key))]))
            {
                wide.Add(key);
                await Widen(rule, key, step, row.Number);
            }
        }
    }

    /// <summary>Who may be this person, likeliest first.</summary>
    /// <param name="compared">See <see cref="PersonModel.Compared(SourceRecord)"/>.</param>
    /// <param name="among">Only records of these concerns; null: of all, for the system itself.</param>
    /// <param name="atLeast">Lowest log odds.</param>
    public async Task<List<Likeness>> Find(string compared, IQueryable<Concern>? among, double atLeast)
    {
        var ladders = _model.KeysOf(compared, db.Partnership.Keys).Where(l => _model.Matches(l.Rule)).ToList();
        var wide = await WideAmong(ladders);
        // The widest key that isn't too wide; when all are, or no value makes it narrower, the rule finds nothing.
        var ask = ladders.Select(l => l.Keys.FirstOrDefault(k => !wide.Contains(k))).Where(k => k != 0).Distinct().ToList();
        return await Judged(compared, ask, among, atLeast, most: null);
    }

    /// <summary>As <see cref="Find"/>, for somebody of whom little may be known: by every rule, and through a part of the keys that are too wide.</summary>
    public async Task<List<Likeness>> Search(string compared, IQueryable<Concern> among, double atLeast)
    {
        var ladders = _model.KeysOf(compared, db.Partnership.Keys);
        var wide = await WideAmong(ladders);
        var ask = ladders.Select(l => l.Keys.FirstOrDefault(k => !wide.Contains(k)) is var key and not 0 ? key : l.Keys[^1]).Distinct().ToList();
        return await Judged(compared, ask, among, atLeast, MostOfWide);
    }

    private async Task<List<Likeness>> Judged(string compared, List<long> ask, IQueryable<Concern>? among, double atLeast, int? most)
    {
        if (ask.Count == 0) return [];
        var holders = db.PersonKeys.Where(k => ask.Contains(k.Key)).Select(k => k.Number);
        var rows = db.IndexedRecords.Where(r => holders.Contains(r.Number));
        if (among is not null) rows = rows.Where(r => among.Any(c => c.Id == r.ConcernId));
        if (most is { } limit) rows = rows.OrderByDescending(r => r.Number).Take(limit);
        var found = await rows.AsNoTracking().ToListAsync();
        var odds = _model.Judge.LogOdds(PersonModel.Values(compared), found.ConvertAll(r => PersonModel.Values(r.Compared)));
        return [.. found.Select((r, i) => new Likeness(r, odds[i])).Where(l => l.LogOdds >= atLeast).OrderByDescending(l => l.LogOdds).ThenBy(l => l.Record.Number)];
    }

    private async Task<HashSet<long>> WideAmong(IReadOnlyList<(int Rule, IReadOnlyList<long> Keys)> ladders)
    {
        var all = ladders.SelectMany(l => l.Keys).ToList();
        return [.. await db.WideKeys.Where(w => all.Contains(w.Key)).Select(w => w.Key).ToListAsync()];
    }

    // The record that is being put isn't saved yet, so a key is overfull when others fill it to the limit.
    private async Task<List<(int Rule, long Key)>> Overfull(List<(int Rule, long Key)> keys)
    {
        if (keys.Count == 0) return [];
        var (ask, limit) = (keys.ConvertAll(k => k.Key), _model.Judge.Limit);
        var full = await db.PersonKeys.Where(k => ask.Contains(k.Key)).GroupBy(k => k.Key).Where(g => g.Count() >= limit).Select(g => g.Key).ToListAsync();
        return keys.FindAll(k => full.Contains(k.Key));
    }

    /// <summary>Gives every holder of a key the next narrower one as well.</summary>
    private async Task Widen(int rule, long key, int step, long putting)
    {
        db.Add(new WideKey { Key = key });
        var holders = await db.IndexedRecords.AsNoTracking().Where(r => db.PersonKeys.Any(k => k.Key == key && k.Number == r.Number)).ToListAsync();
        foreach (var holder in holders.Where(h => h.Number != putting))
            if (_model.KeysOf(holder.Compared, db.Partnership.Keys).FirstOrDefault(l => l.Rule == rule).Keys is { } ladder && ladder.Count > step + 1)
                db.Add(new PersonKey { Key = ladder[step + 1], Number = holder.Number });
    }
}
