using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>
/// Restricts a concern to its holder and the named roles, seals it to named people, or opens it again. To make it less
/// guarded needs a reason. Whoever seals is named with the holder: a sealed record must not be lost to everybody.
/// </summary>
public sealed class ChangeHandling(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, Handling to)
    {
        PartnershipDb.Expect(concern, version);
        var before = concern.Handling;
        if (to == before) throw new RuleBroken("handling-same", $"This concern is {Words(to)} already.");
        if (to < before && string.IsNullOrWhiteSpace(act.Reason))
            throw new RuleBroken("handling-reason", "Say why more people may see this: it needs a reason, because somebody may have to answer for it.");
        db.Begin(act);
        concern.Handling = to;
        if (to == Handling.Sealed)
            foreach (var worker in new[] { viewer.WorkerId, concern.HolderId ?? viewer.WorkerId }.Distinct())
                if (!await IsNamed(concern, worker)) Name(concern, worker, act.At);
        db.Record(new HandlingChanged(viewer.Name, Words(before), Words(to)), concern);
        await db.SaveChangesAsync();
    }

    /// <summary>Opens the concern to one person by name, whatever its handling, for the purpose of the act.</summary>
    public async Task Open(Act act, Viewer viewer, Concern concern, Worker whom)
    {
        if (await IsNamed(concern, whom.Id)) throw new RuleBroken("named-twice", $"{whom.Name} is named on this already.");
        db.Begin(act);
        Name(concern, whom.Id, act.At, act.Purpose, act.Basis);
        db.Record(new WorkerNamed(viewer.Name, whom.Name), concern);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends one sharing, with an agency or with somebody by name.</summary>
    public async Task End(Act act, Viewer viewer, Concern concern, Id<Relation<Concern>> sharing)
    {
        var relation = await db.ConcernRelations.FirstOrDefaultAsync(r => r.Id == sharing && r.RecordId == concern.Id && r.Until == null
            && (r.Kind == RelationKind.Shared || r.Kind == RelationKind.Named))
            ?? throw new RuleBroken("sharing-ended", "This sharing has ended already.");
        if (concern.Handling == Handling.Sealed && relation.Kind == RelationKind.Named && !await db.ConcernRelations.AnyAsync(r =>
                r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.Until == null && r.Id != sharing))
            throw new RuleBroken("sealed-last", "This is the last person who can see this sealed concern. Name somebody else first.");
        db.Begin(act);
        relation.Until = act.At;
        var whom = relation.WorkerId is { } worker
            ? await db.Set<Worker>().Where(w => w.Id == worker).Select(w => w.Name).FirstOrDefaultAsync() ?? "somebody"
            : db.Partnership.Configuration.AgencyOf(relation.Agency ?? "").Name;
        db.Record(new SharingEnded(viewer.Name, whom), concern);
        await db.SaveChangesAsync();
    }

    public static string Words(Handling handling) => handling switch
    {
        Handling.Open => "open to those who work on it",
        Handling.Restricted => "restricted",
        _ => "sealed to named people",
    };

    private Task<bool> IsNamed(Concern concern, Id<Worker> worker) =>
        db.ConcernRelations.AnyAsync(r => r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.WorkerId == worker && r.Until == null);

    private void Name(Concern concern, Id<Worker> worker, DateTime at, string? purpose = null, string? basis = null) => db.Add(new Relation<Concern>
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
