using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>
/// A sealed or restricted concern is never lost to everybody: somebody who is there, free of conflict and whose role opens it still sees it.
/// Asked before something is saved, it counts what is being saved: a naming that ends, a conflict, an account that is shut.
/// </summary>
public sealed class LastSight(SafeguardingDb db)
{
    public async Task<bool> SomebodySees(Concern concern)
    {
        var (named, conflicts) = await Rows(concern);
        var (seeing, restricted, opens) = (named.Except(conflicts).ToList(), concern.Handling == Handling.Restricted, db.Partnership.Abilities["open_concern"]);
        bool Holds(Worker w) => w.Id == concern.HolderId && opens.For(w.RoleList).HasFlag(Relations.Own);
        bool Deep(Worker w) => w.Agency == concern.OwningAgency
            && opens.ForRestricted(w.RoleList) is var deep && (deep.HasFlag(Relations.Agency) || (deep.HasFlag(Relations.Team) && w.Team == concern.Team));
        var workers = await db.Set<Worker>().Where(w => seeing.Contains(w.Id) || (restricted && (w.Agency == concern.OwningAgency || w.Id == concern.HolderId))).ToListAsync();
        return workers.Exists(w => w.Active && !conflicts.Contains(w.Id)
            && ((seeing.Contains(w.Id) && new Colleagues(db).OpensByName(concern, w)) || (restricted && (Holds(w) || Deep(w)))));
    }

    /// <summary>
    /// For what can't be refused, a conflict or somebody's leaving: when nobody is left who sees it, opens it by name to the next
    /// on the rota, or else to somebody who may restrict it, or to the team that triages it; never to <paramref name="but"/>, who leaves it.
    /// </summary>
    /// <exception cref="RuleBroken">It is sealed, and nobody in the whole partnership could see it.</exception>
    public async Task Keep(Concern concern, Id<Worker>? but = null)
    {
        if (concern.Handling == Handling.Open || await SomebodySees(concern)) return;
        var kept = ChangeHandling.Words(concern.Handling);
        var colleagues = new Colleagues(db);
        if (await Next(concern, colleagues, but) is not { } next)
        {
            // A restricted one opens again to the next manager of its door; nobody's account stays open for it.
            if (concern.Handling == Handling.Restricted) return;
            throw new RuleBroken("sealed-nobody", $"{concern.Reference} is {kept}, and nobody else who works here could see it then. Have somebody added first who can, such as a manager of its front door.");
        }
        db.NameOn(concern, next.Id, db.Act.At);
        db.Record(new SightHandedOn(next.Name), concern);
        colleagues.Tell([next], $"{concern.Reference} is {kept}, and nobody was left who could see it. It was opened to you by name: see who should have it.", $"/concerns/{concern.Id}");
    }

    private async Task<Worker?> Next(Concern concern, Colleagues colleagues, Id<Worker>? but)
    {
        var (_, conflicts) = await Rows(concern);
        bool May(Worker worker) => worker.Active && worker.Id != but && !conflicts.Contains(worker.Id) && colleagues.OpensByName(concern, worker);
        var others = (await db.Set<Worker>().Where(w => w.Active && w.Agency == concern.OwningAgency).OrderBy(w => w.Name).ToListAsync()).FindAll(May);
        // A restricted one stays at its own front door, where somebody there is free.
        if (concern.Handling == Handling.Restricted && others.Find(w => w.Team == concern.Team) is { } atTheDoor) return atTheDoor;
        if ((await colleagues.WholeRota()).Find(w => w is not null && May(w)) is { } onDuty) return onDuty;
        var restrict = db.Partnership.Abilities["restrict_concern"];
        return others.Find(w => restrict.For(w.RoleList) != Relations.None) ?? others.Find(w => w.Team == concern.Team) ?? others.FirstOrDefault();
    }

    /// <summary>Who is named on it and who is in conflict, with what isn't saved yet.</summary>
    private async Task<(HashSet<Id<Worker>> Named, HashSet<Id<Worker>> Conflicts)> Rows(Concern concern)
    {
        await db.ConcernRelations.Where(r => r.RecordId == concern.Id && r.Until == null && (r.Kind == RelationKind.Named || r.Kind == RelationKind.Conflict)).LoadAsync();
        var now = db.ConcernRelations.Local.Where(r => r.RecordId == concern.Id && r.Until is null && r.WorkerId is not null).ToList();
        HashSet<Id<Worker>> Of(RelationKind kind) => [.. now.Where(r => r.Kind == kind).Select(r => r.WorkerId!.Value)];
        return (Of(RelationKind.Named), Of(RelationKind.Conflict));
    }
}

/// <summary>Opening a concern to one person by name.</summary>
internal static class Naming
{
    /// <summary>Saved by the act it is part of.</summary>
    public static void NameOn(this SafeguardingDb db, Concern concern, Id<Worker> worker, DateTime at, string? purpose = null, string? basis = null) => db.Add(new Relation<Concern>
    {
        Id = Id<Relation<Concern>>.New(db.Partnership.Clock),
        RecordId = concern.Id,
        Kind = RelationKind.Named,
        WorkerId = worker,
        Purpose = purpose,
        Basis = basis,
        From = at,
    });
}
