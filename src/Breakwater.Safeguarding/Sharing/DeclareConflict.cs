using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>
/// Somebody is related to a person in the concern, or otherwise not free to act. From now the record isn't there for
/// them: in no list and no number. If it was in their hands, nobody has it, and it stands on top of the worklist; what they
/// had accepted is offered to their team again. It can't be refused: a sealed concern that nobody else sees goes to the next.
/// </summary>
public sealed class DeclareConflict(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, Worker whom)
    {
        PartnershipDb.Expect(concern, version);
        if (await Of(concern, whom.Id).AnyAsync())
            throw new RuleBroken("conflict-twice", $"It is recorded already that {whom.Name} is not free to act on this.");
        db.Begin(act);
        db.Add(new Relation<Concern>
        {
            Id = Id<Relation<Concern>>.New(db.Partnership.Clock),
            RecordId = concern.Id,
            Kind = RelationKind.Conflict,
            WorkerId = whom.Id,
            From = act.At,
        });
        db.Record(new ConflictDeclared(viewer.Name, whom.Name), concern);
        await new OutOfHands(db).Of(concern, whom);
        await db.SaveChangesAsync();
    }

    /// <summary>They are free to act again: said by somebody else, and why.</summary>
    public async Task Lift(Act act, Viewer viewer, Concern concern, Worker whom)
    {
        if (string.IsNullOrWhiteSpace(act.Reason))
            throw new RuleBroken("conflict-lift-reason", $"Say why {whom.Name} is free to act on this after all.");
        var conflicts = await Of(concern, whom.Id).ToListAsync();
        if (conflicts.Count == 0) throw new RuleBroken("conflict-none", $"Nothing says that {whom.Name} isn't free to act on this.");
        db.Begin(act);
        foreach (var conflict in conflicts) conflict.Until = act.At;
        db.Record(new ConflictLifted(viewer.Name, whom.Name), concern);
        await db.SaveChangesAsync();
    }

    private IQueryable<Relation<Concern>> Of(Concern concern, Id<Worker> whom) =>
        db.ConcernRelations.Where(r => r.RecordId == concern.Id && r.Kind == RelationKind.Conflict && r.WorkerId == whom && r.Until == null);
}
