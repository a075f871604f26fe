using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.People;

/// <summary>Chooses, attribute by attribute, from which source record a person's name, birth date, phone … is taken.</summary>
public sealed class PickSources(SafeguardingDb db)
{
    /// <param name="among">The person's records that the viewer may open.</param>
    public async Task Do(Act act, Viewer viewer, Person person, int version, IReadOnlyDictionary<string, Guid> picks, IReadOnlyList<SourceRecord> among)
    {
        PartnershipDb.Expect(person, version);
        var known = Person.Attributes.Where(a => picks.ContainsKey(a.Code)).ToList();
        if (known.Count == 0) throw new RuleBroken("pick-nothing", "Choose at least one.");
        if (known.Any(a => among.All(r => r.Id.Value != picks[a.Code]))) throw new RuleBroken("pick-other", "Choose from the records that are shown.");
        db.Begin(act);
        var all = person.PickedFrom.ToDictionary(StringComparer.Ordinal);
        foreach (var (code, _) in known) all[code] = picks[code];
        person.Pick(all);
        db.Record(new PersonSourcesPicked(viewer.Name, string.Join(", ", known.Select(a => a.Words.ToLowerInvariant()))), person);
        await db.SaveChangesAsync();
    }
}
