using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Somebody may be in danger now: marks it urgent and tells whoever is on duty for it at once; when nobody on the rota may
/// open it, everybody of its team who may.
/// </summary>
public sealed class EscalateConcern(SafeguardingDb db)
{
    /// <returns>Who was told, other than whoever did it; nobody when the list is empty.</returns>
    public async Task<IReadOnlyList<string>> Do(Act act, Viewer viewer, Concern concern, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("escalate-reason", "Say in a line what makes it urgent: the duty manager acts on it.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = reason });
        await new ResumeClock(db).GoOn(act, viewer, concern);
        concern.Escalate(act.At, DecisionClock.Sooner(db.Partnership.Configuration, concern.DueAt, act.At, Urgency.Now));
        var colleagues = new Colleagues(db);
        var told = await colleagues.OnDutyFor(concern) is { } duty ? [duty] : (await colleagues.WhoKnowOf(concern)).FindAll(w => w.Id != viewer.WorkerId);
        colleagues.Tell(told, $"{concern.Reference} was marked urgent. Look at it now.", $"/concerns/{concern.Id}");
        var names = told.ConvertAll(w => w.Name);
        db.Record(new ConcernEscalated(viewer.Name, names.Count == 0 ? "nobody, for nobody else may open it" : string.Join(" and ", names)), concern);
        await db.SaveChangesAsync();
        return names;
    }
}
