using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access;

/// <summary>Facts as the pages show them.</summary>
public static class Timelines
{
    private static readonly string Emergency = Says.Of(typeof(Breakwater.Safeguarding.BreakGlass.BreakGlassOpened)).Name;
    private static readonly string[] OfReporterAlone = [Says.Of(typeof(ReporterReturned)).Name, Says.Of(typeof(ReporterReadAnswer)).Name];

    /// <summary>What happened to a record, newest first, each with its reason. Looking is not on it: that is the access page.</summary>
    public static Task<IReadOnlyList<TimelineEntry>> TimelineOf(this PartnershipDb db, Guid recordId, int most = 200) => Read(db, recordId, most);

    /// <summary>As above, for a concern as <paramref name="viewer"/> may read it: what names another concern stands there only while that one is open to them too.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>> TimelineOf(this SafeguardingDb db, Id<Concern> concern, Viewer viewer, int most = 200)
    {
        var all = await Read(db, concern.Value, most);
        var others = all.Select(e => e.Names).OfType<string>().Distinct().ToList();
        if (others.Count == 0) return all;
        var open = await db.OpenTo(viewer, db.Partnership.Abilities["open_concern"]).Where(c => others.Contains(c.Reference)).Select(c => c.Reference).ToListAsync();
        return all.Where(e => e.Names is null || open.Contains(e.Names)).ToList();
    }

    /// <summary>
    /// Who looked at a concern or at its referrals, which name the same child, and to whom lists and searches showed them;
    /// newest first. That a look was an emergency opening stands there too.
    /// </summary>
    public static async Task<IReadOnlyList<TimelineEntry>> LooksAt(this SafeguardingDb db, Id<Concern> concern, int most = 500)
    {
        List<Guid> records = [concern.Value, .. (await db.Referrals.Where(r => r.ConcernId == concern).Select(r => r.Id).ToListAsync()).Select(id => id.Value)];
        var own = await db.Set<StoredFact>().AsNoTracking().Where(f => records.Contains(f.RecordId) && (f.IsLook || f.Name == Emergency)).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(most).ToListAsync();
        var lists = await db.Set<ShownInList>().Where(s => records.Contains(s.RecordId)).Join(db.Set<StoredFact>().AsNoTracking(), s => s.FactId, f => f.Id, (s, f) => f).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(most).ToListAsync();
        // Lists are sealed each under the key of whoever was shown it.
        var keys = lists.Concat(own).Select(f => f.RecordId).Distinct().ToList();
        foreach (var key in await db.Set<RecordKey>().AsNoTracking().Where(k => keys.Contains(k.RecordId) && k.Class == KeyClass.Content).ToListAsync()) db.Know(key);
        return await Say(db, own.Concat(lists).DistinctBy(f => f.Id).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(most));
    }

    private static async Task<IReadOnlyList<TimelineEntry>> Read(PartnershipDb db, Guid recordId, int most)
    {
        var ask = db.Partnership.Kept(db, "timeline " + db.GetType().Name, () => EF.CompileAsyncQuery((PartnershipDb on, Guid record, int limit) =>
            on.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == record && !f.IsLook).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(limit)));
        var facts = new List<StoredFact>();
        await foreach (var fact in ask(db, recordId, most)) facts.Add(fact);
        return await Say(db, facts);
    }

    private static async Task<IReadOnlyList<TimelineEntry>> Say(PartnershipDb db, IEnumerable<StoredFact> facts)
    {
        var configuration = db.Partnership.Configuration;
        var lines = new List<TimelineEntry>();
        foreach (var fact in facts)
        {
            // When whoever told us comes back, and reads, is theirs: nobody learns the minute from a page.
            if (OfReporterAlone.Contains(fact.Name) && fact.ActorKey == Actor.Reporter.Key) continue;
            var text = await db.Unseal(fact.RecordId, "fact " + fact.Id.ToString("D"), fact.Payload);
            if (text is null) continue;
            var said = FactPayload.Read(fact.Name, text, db.Partnership.FactTypes);
            var agency = FactEnvelope.Read(fact.Envelope, "agency");
            var (purpose, basis) = (FactEnvelope.Read(fact.Envelope, "purpose"), FactEnvelope.Read(fact.Envelope, "basis"));
            var regime = agency is null ? Regime.UkGdpr : configuration.RegimeOf(agency, purpose ?? "", basis ?? "");
            lines.Add(new TimelineEntry(fact.At, said.Fact is INamesRecords list ? list.OfOne() : said.Fact?.Sentence() ?? fact.Name, said.By, agency is null || fact.ActorKey == Actor.Reporter.Key ? null : configuration.AgencyOf(agency).Name,
                said.Reason, configuration.Bases.FirstOrDefault(b => b.Code == basis)?.Words)
            {
                Purpose = configuration.Purposes.FirstOrDefault(p => p.Code == purpose)?.Words,
                FactName = fact.Name,
                Held = Marks.Part3(configuration, agency, regime),
                Names = said.Fact switch { ConcernsLinked linked => linked.Other, ConcernsToldApart apart => apart.Other, ConcernJoined joined => joined.Other, OtherConcernJoined joined => joined.Other, _ => null },
            });
        }
        return lines;
    }
}
