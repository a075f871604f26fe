using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>Keeps who worked on a concern once: it opens nothing by itself, and the table of abilities may say what it does.</summary>
public static class PastWorkers
{
    /// <summary>The concern leaves these hands. Saved by the act that moves it; nothing happens when nobody held it.</summary>
    public static void NoteWorkedOn(this SafeguardingDb db, Concern concern, Id<Worker>? holder, DateTime at)
    {
        if (holder is not { } worker) return;
        db.Add(new Relation<Concern>
        {
            Id = Id<Relation<Concern>>.New(db.Partnership.Clock),
            RecordId = concern.Id,
            Kind = RelationKind.PastWorker,
            WorkerId = worker,
            From = at,
        });
    }
}
