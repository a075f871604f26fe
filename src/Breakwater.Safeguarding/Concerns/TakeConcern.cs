using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Sharing;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>A named person takes a concern on; taking a new one acknowledges it.</summary>
public sealed class TakeConcern(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version)
    {
        PartnershipDb.Expect(concern, version);
        Add(act, viewer, concern);
        await db.SaveChangesAsync();
    }

    /// <summary>As <see cref="Do"/>, but leaves saving to the caller: whoever logs a concern may take it in the same moment.</summary>
    public void Add(Act act, Viewer viewer, Concern concern)
    {
        db.Begin(act);
        if (concern.HolderId != viewer.WorkerId) db.NoteWorkedOn(concern, concern.HolderId, act.At);
        concern.Take(viewer.WorkerId, act.At);
        db.Record(new ConcernTaken(viewer.Name), concern);
    }
}
