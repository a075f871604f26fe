using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Web.Appearance;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access;

/// <summary>Facts as the pages show them.</summary>
public static class Timelines
{
    /// <summary>What happened to a record, newest first, each with its reason. Looking is not on it: that is the access page.</summary>
    public static Task<IReadOnlyList<TimelineEntry>> TimelineOf(this PartnershipDb db, Guid recordId, int most = 200) => Read(db, recordId, looks: false, most);

    /// <summary>Who looked at a record, newest first.</summary>
    public static Task<IReadOnlyList<TimelineEntry>> LooksAt(this PartnershipDb db, Guid recordId, int most = 500) => Read(db, recordId, looks: true, most);

    private static async Task<IReadOnlyList<TimelineEntry>> Read(PartnershipDb db, Guid recordId, bool looks, int most)
    {
        var facts = await db.Set<StoredFact>().AsNoTracking().Where(f => f.RecordId == recordId && f.IsLook == looks)
            .OrderByDescending(f => f.At).ThenByDescending(f => f.Id).Take(most).ToListAsync();
        var configuration = db.Partnership.Configuration;
        var lines = new List<TimelineEntry>(facts.Count);
        foreach (var fact in facts)
        {
            var text = await db.Unseal(recordId, "fact " + fact.Id.ToString("D"), fact.Payload);
            if (text is null) continue;
            var said = FactPayload.Read(fact.Name, text, db.Partnership.FactTypes);
            var agency = FactEnvelope.Read(fact.Envelope, "agency");
            var basis = FactEnvelope.Read(fact.Envelope, "basis");
            lines.Add(new TimelineEntry(fact.At, said.Fact?.Sentence() ?? fact.Name, said.By, agency is null ? null : configuration.AgencyOf(agency).Name,
                said.Reason, configuration.Bases.FirstOrDefault(b => b.Code == basis)?.Words));
        }
        return lines;
    }
}
