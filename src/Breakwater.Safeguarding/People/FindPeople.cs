using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.People;

/// <summary>What is known of somebody who is looked for. Names may be messy, the date may be a part of one.</summary>
public sealed record PersonAsked(string? Name, string? Born, string? Phone, string? Address, string? Postcode)
{
    public string Compared => PersonModel.Compared(Name, Born, null, Postcode, Address, Phone, null);

    public bool IsEmpty => Compared.Trim('\t').Length == 0;
}

/// <summary>A record that fits what was asked, with what fits and what doesn't, in words.</summary>
/// <param name="Joined">Whether it is one of several records of a person, of which the viewer may open another too.</param>
public sealed record PersonHit(SourceRecord Record, Concern Concern, string Fits, string? But, bool Joined);

/// <summary>
/// Finds people by messy names, nicknames, part dates, phone or address among the records that somebody may open. The
/// access rule is part of the query on the index: what isn't open is in no row and in no number.
/// </summary>
public sealed class FindPeople(SafeguardingDb db, PersonModel? model = null)
{
    public const int Most = 25;

    // Two bits above chance: a part of a name that looks alike and nothing else is no answer.
    private const double LeastEvidence = 1.4;
    private readonly PersonModel _model = model ?? PersonModel.Standard;

    public async Task<IReadOnlyList<PersonHit>> By(PersonAsked asked, Viewer viewer, Ability open)
    {
        if (asked.IsEmpty) return [];
        var judge = _model.Judge;
        var found = (await new PeopleIndex(db, _model).Search(asked.Compared, db.OpenTo(viewer, open), judge.Start + LeastEvidence)).Take(Most).ToList();
        var (records, concerns) = (found.ConvertAll(f => f.Record.RecordId), found.ConvertAll(f => f.Record.ConcernId));
        var recordOf = await db.SourceRecords.AsNoTracking().Where(r => records.Contains(r.Id)).ToDictionaryAsync(r => r.Id);
        var concernOf = await db.Concerns.AsNoTracking().Where(c => concerns.Contains(c.Id)).ToDictionaryAsync(c => c.Id);
        var persons = recordOf.Values.Select(r => r.PersonId).OfType<Id<Person>>().Distinct().ToList();
        var joined = persons.Count == 0 ? [] : (await db.PersonsOpenTo(viewer, open).Where(p => persons.Contains(p.Id)).Select(p => p.Id).ToListAsync()).ToHashSet();
        return found.ConvertAll(f =>
        {
            var steps = judge.Explain(PersonModel.Values(asked.Compared), PersonModel.Values(f.Record.Compared)).Steps.Where(s => s.What is not ("start" or "household")).ToList();
            string Words(IEnumerable<Linkage.Scoring.Step> some) => string.Join("; ", some.Select(s => s.Words));
            var but = Words(steps.Where(s => s.Bits < -0.5));
            return new PersonHit(recordOf[f.Record.RecordId], concernOf[f.Record.ConcernId], Words(steps.Where(s => s.Bits > 0.5)), but.Length == 0 ? null : but,
                recordOf[f.Record.RecordId].PersonId is { } person && joined.Contains(person));
        });
    }

    /// <summary>Says on each concern that a search found somebody of it, so that its owner can see it. Saved with one commit.</summary>
    public async Task Shown(Act act, Viewer viewer, IEnumerable<PersonHit> hits)
    {
        var ids = hits.Select(h => h.Concern.Id).Distinct().ToList();
        if (ids.Count == 0) return;
        db.Begin(act);
        foreach (var concern in await db.Concerns.Where(c => ids.Contains(c.Id)).ToListAsync()) db.Record(new PersonFound(viewer.Name), concern);
        await db.SaveChangesAsync();
    }
}
