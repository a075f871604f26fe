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

    /// <summary>Whoever decides on it or asks about it answers for it from then, when nobody has it. Saved by the act it is part of.</summary>
    internal void AddIfNobodyHasIt(Act act, Viewer viewer, Concern concern)
    {
        if (concern is { HolderId: null, IsOpen: true }) Add(act, viewer, concern);
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
