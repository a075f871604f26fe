using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>Somebody may be in danger now: marks it urgent and tells the hub's duty manager at once.</summary>
public sealed class EscalateConcern(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("escalate-reason", "Say in a line what makes it urgent: the duty manager acts on it.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = reason });
        concern.Escalate(act.At);
        var manager = await new Colleagues(db).OnRota(0);
        if (manager is not null) new Colleagues(db).Tell([manager], $"{concern.Reference} was marked urgent. Look at it now.", $"/concerns/{concern.Id}");
        db.Record(new ConcernEscalated(viewer.Name, manager?.Name ?? "Nobody on the rota"), concern);
        await db.SaveChangesAsync();
    }
}
