using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// Undoes a join: every record goes back to where it stood, the picks to what they were. The newest join of a person comes
/// apart first, so that what is restored is exactly what was. Says who saw the joined record meanwhile.
/// </summary>
public sealed class TakeApart(SafeguardingDb db)
{
    /// <exception cref="RuleBroken">No reason, nothing joined, or the person is part of another now.</exception>
    public async Task<IReadOnlyList<string>> Do(Act act, Viewer viewer, Person person, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("apart-reason", "Say why they are not one person: whoever acted on the joined record has to know.");
        PartnershipDb.Expect(person, version);
        if (await db.Merges.AnyAsync(m => m.OtherId == person.Id && m.ApartAt == null))
            throw new RuleBroken("apart-later", "These records were joined to another person since. Take that join apart first.");
        var merge = await Newest(person.Id) ?? throw new RuleBroken("apart-nothing", "Nothing is joined here any more.");
        db.Begin(act with { Reason = reason.Trim() });
        var seen = await SeenBy(person.Id, merge.At);
        var moved = merge.MovedRecords.ToDictionary(m => new Id<SourceRecord>(m.Record), m => m.From is { } from ? new Id<Person>(from) : (Id<Person>?)null);
        var ids = moved.Keys.ToList();
        foreach (var record in await db.SourceRecords.Where(r => ids.Contains(r.Id)).ToListAsync()) record.PersonId = moved[record.Id];
        person.PutBack(merge.PicksBefore);
        merge.TakeApart(viewer.WorkerId, act.At, await db.Seal(person.Id.Value, "merges.apart", reason.Trim()), db.Partnership.Configuration.HolderOf(act));
        var match = await db.Matches.SingleAsync(m => m.Id == merge.MatchId);
        match.Settle(MatchAct.TakenApart);
        var fact = new PersonTakenApart(viewer.Name, seen.Count == 0 ? "nobody" : string.Join(", ", seen));
        db.Record(fact, person);
        db.Record(fact, match);
        foreach (var concern in await db.Concerns.Where(c => c.Id == match.LaterConcernId || c.Id == match.EarlierConcernId).ToListAsync())
            db.Record(new PersonInConcernTakenApart(viewer.Name), concern);
        await db.SaveChangesAsync();
        return seen;
    }

    /// <summary>The join that would come apart next.</summary>
    public Task<PersonMerge?> Newest(Id<Person> person) =>
        db.Merges.Where(m => m.PersonId == person && m.ApartAt == null).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).FirstOrDefaultAsync();

    /// <summary>Names of those who opened the joined record since an instant, first to last.</summary>
    public async Task<IReadOnlyList<string>> SeenBy(Id<Person> person, DateTime since)
    {
        var (opened, id) = (Says.Of(typeof(PersonOpened)).Name, person.Value);
        var keys = await db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == id && f.IsLook && f.Name == opened && f.At >= since).OrderBy(f => f.At).Select(f => f.ActorKey).ToListAsync();
        var workers = keys.Distinct().Select(k => Id<Worker>.TryParse(k, null, out var worker) ? worker : default).ToList();
        var names = await db.Set<Worker>().AsNoTracking().Where(w => workers.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.Name);
        return workers.ConvertAll(w => names.GetValueOrDefault(w, "somebody"));
    }
}
