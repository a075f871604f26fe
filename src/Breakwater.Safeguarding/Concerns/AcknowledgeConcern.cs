using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>Somebody has read it and whoever told us knows that it arrived. Taking it on does this by itself.</summary>
public sealed class AcknowledgeConcern(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version)
    {
        PartnershipDb.Expect(concern, version);
        db.Begin(act);
        concern.Acknowledge(act.At);
        db.Record(new ConcernAcknowledged(viewer.Name), concern);
        await db.SaveChangesAsync();
    }
}
