using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// The decision to join a concern to another: from then on the other's people work on both. So the other has to be open, its
/// people are told, it is urgent when the joined one is, and the link that it rests on stays until the decision is undone. Part of a decision; saved by it.
/// </summary>
public sealed class JoinConcern(SafeguardingDb db)
{
    /// <summary>The code of the decision in the configuration.</summary>
    public const string Code = "join";

    /// <summary>What it is joined to: the concern that was named, or the only one that it can be.</summary>
    /// <exception cref="RuleBroken">It is linked with no open concern that the viewer may open, with several and none was named, or another was.</exception>
    public async Task<Concern> Target(Viewer viewer, Concern concern, Guid? named)
    {
        var linked = db.Links.Where(l => l.Linked && l.ConcernId == concern.Id).Select(l => l.OtherId)
            .Concat(db.Links.Where(l => l.Linked && l.OtherId == concern.Id).Select(l => l.ConcernId));
        var open = await db.OpenTo(viewer, db.Partnership.Abilities["open_concern"])
            .Where(c => linked.Contains(c.Id) && c.Status != ConcernStatus.Decided && c.Status != ConcernStatus.Closed).ToListAsync();
        // One sentence whether there is no link, a closed concern or a hidden one: it must not say that something is hidden.
        if (open.Count == 0) throw new RuleBroken("decision-join", "Link the open concern that this belongs to first: it is listed under earlier concerns. One that is decided has to be reopened before.");
        if (named is null && open.Count > 1) throw new RuleBroken("decision-join-to", "This is linked with several open concerns. Choose the one that it is joined to.");
        return (named is { } id ? open.Find(c => c.Id.Value == id) : open[0])
            ?? throw new RuleBroken("decision-join-to", "It can be joined only to a concern that it is linked with, that is open and that you may open. Choose another, or decide otherwise.");
    }

    /// <summary>Writes it down on both, and tells whoever has the other.</summary>
    internal async Task Join(Viewer viewer, Concern concern, Guid? named)
    {
        var target = await Target(viewer, concern, named);
        Hold(target);
        db.Record(new ConcernJoined(viewer.Name, target.Reference), concern);
        db.Record(new OtherConcernJoined(viewer.Name, concern.Reference), target);
        // No reference of the joined one: whoever has the target might not know of it.
        await new Colleagues(db).TellWhoHas(target, concern.Urgency == Urgency.Now
            ? $"A concern that is marked urgent was joined to {target.Reference}. Read both together now." : $"Another concern was joined to {target.Reference}. Read both together.");
        // What is urgent leaves the worklist with its own decision: the hurry goes on where it is worked on.
        if (concern.Urgency == Urgency.Now && target.Urgency != Urgency.Now) await new EscalateConcern(db).Make(db.Act, viewer, target);
    }

    /// <summary>To be asked before two concerns are unlinked; holds both as they are until that is saved.</summary>
    /// <exception cref="RuleBroken">One of them was joined to the other, or is about to be.</exception>
    internal async Task LetGo(Concern one, Concern other)
    {
        foreach (var (joined, to) in new[] { (one, other), (other, one) })
        {
            if (joined.DecisionCode != Code || ((await Read(joined))?.JoinTo is { } target && target != to.Id.Value)) continue;
            throw new RuleBroken("link-joined", joined.Status == ConcernStatus.AwaitingCountersignature
                ? $"It is proposed to join {joined.Reference} to {to.Reference}. Have that sent back first, then unlink them."
                : $"{joined.Reference} is joined to {to.Reference}: without the link nobody would work on it. Have {joined.Reference} reopened first, then unlink them.");
        }
        Hold(one);
        Hold(other);
    }

    // Its row is written with this act, so that somebody who decides on it in the same moment is a second writer.
    private void Hold(Concern concern) => db.Entry(concern).Property(c => c.Version).IsModified = true;

    private async Task<DecisionInput?> Read(Concern concern) =>
        await db.Unseal(concern.Id.Value, "concerns.decision", concern.Decision) is { } text ? JsonSerializer.Deserialize<DecisionInput>(text) : null;
}
