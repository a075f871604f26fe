using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Ids;
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
    public static Task<IReadOnlyList<TimelineEntry>> TimelineOf(this PartnershipDb db, Guid recordId, int most = 200) => Read(db, recordId, looks: false, most);

    /// <summary>As above, for a concern as <paramref name="viewer"/> may read it: what names another concern stands there only while that one is open to them too.</summary>
    public static async Task<IReadOnlyList<TimelineEntry>> TimelineOf(this SafeguardingDb db, Id<Concern> concern, Viewer viewer, int most = 200)
    {
        var all = await Read(db, concern.Value, looks: false, most);
        var others = all.Select(e => e.Names).OfType<string>().Distinct().ToList();
        if (others.Count == 0) return all;
        var open = await db.OpenTo(viewer, db.Partnership.Abilities["open_concern"]).Where(c => others.Contains(c.Reference)).Select(c => c.Reference).ToListAsync();
        return all.Where(e => e.Names is null || open.Contains(e.Names)).ToList();
    }

    /// <summary>Who looked at a record, newest first; that a look was an emergency opening stands there too.</summary>
    public static Task<IReadOnlyList<TimelineEntry>> LooksAt(this PartnershipDb db, Guid recordId, int most = 500) => Read(db, recordId, looks: true, most);

    private static async Task<IReadOnlyList<TimelineEntry>> Read(PartnershipDb db, Guid recordId, bool looks, int most)
    {
        // Two statements: one with an "or" for both would be planned afresh for each page.
        var ask = looks
            ? db.Partnership.Kept(db, "looks " + db.GetType().Name, () => EF.CompileAsyncQuery((PartnershipDb on, Guid record, bool look, int limit) =>
                on.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == record && (f.IsLook == look || f.Name == Emergency)).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(limit)))
            : db.Partnership.Kept(db, "timeline " + db.GetType().Name, () => EF.CompileAsyncQuery((PartnershipDb on, Guid record, bool look, int limit) =>
                on.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == record && f.IsLook == look).OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(limit)));
        var facts = new List<StoredFact>();
        await foreach (var fact in ask(db, recordId, looks, most)) facts.Add(fact);
        var configuration = db.Partnership.Configuration;
        var lines = new List<TimelineEntry>(facts.Count);
        foreach (var fact in facts)
        {
            // When whoever told us comes back, and reads, is theirs: nobody learns the minute from a page.
            if (OfReporterAlone.Contains(fact.Name) && fact.ActorKey == Actor.Reporter.Key) continue;
            var text = await db.Unseal(recordId, "fact " + fact.Id.ToString("D"), fact.Payload);
            if (text is null) continue;
            var said = FactPayload.Read(fact.Name, text, db.Partnership.FactTypes);
            var agency = FactEnvelope.Read(fact.Envelope, "agency");
            var basis = FactEnvelope.Read(fact.Envelope, "basis");
            var regime = agency is null ? Regime.UkGdpr : configuration.RegimeOf(agency, FactEnvelope.Read(fact.Envelope, "purpose") ?? "", basis ?? "");
            lines.Add(new TimelineEntry(fact.At, said.Fact?.Sentence() ?? fact.Name, said.By, agency is null || fact.ActorKey == Actor.Reporter.Key ? null : configuration.AgencyOf(agency).Name,
                said.Reason, configuration.Bases.FirstOrDefault(b => b.Code == basis)?.Words)
            {
                Held = regime == Regime.LawEnforcement ? Marks.Held(configuration, agency!, regime) : null,
                Names = said.Fact switch { ConcernsLinked linked => linked.Other, ConcernsToldApart apart => apart.Other, ConcernJoined joined => joined.Other, OtherConcernJoined joined => joined.Other, _ => null },
            });
        }
        return lines;
    }
}
