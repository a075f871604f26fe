using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Sharing;

/// <summary>
/// Restricts a concern to its holder and the named roles, seals it to named people, or opens it again. To make it less
/// guarded needs a reason. Whoever seals is named with the holder and whoever accepted a referral: a sealed record must be
/// lost neither to everybody (<see cref="LastSight"/>) nor to who answers for it.
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
            foreach (var worker in (await WhoHaveIt(concern)).Prepend(viewer.WorkerId).Distinct())
                await NameForGood(concern, worker, act.At);
        db.Record(new HandlingChanged(viewer.Name, Words(before), Words(to)), concern);
        await db.SaveChangesAsync();
    }

    /// <summary>Opens the concern to one person by name, whatever its handling, for the purpose of the act.</summary>
    public async Task Open(Act act, Viewer viewer, Concern concern, Worker whom)
    {
        if (await IsNamed(concern, whom.Id)) throw new RuleBroken("named-twice", $"{whom.Name} is named on this already.");
        db.Begin(act);
        db.NameOn(concern, whom.Id, act.At, act.Purpose, act.Basis);
        db.Record(new WorkerNamed(viewer.Name, whom.Name), concern);
        await db.SaveChangesAsync();
    }

    /// <summary>Ends one sharing, with an agency or with somebody by name.</summary>
    public async Task End(Act act, Viewer viewer, Concern concern, Id<Relation<Concern>> sharing)
    {
        var relation = await db.ConcernRelations.FirstOrDefaultAsync(r => r.Id == sharing && r.RecordId == concern.Id && r.Until == null
            && (r.Kind == RelationKind.Shared || r.Kind == RelationKind.Named))
            ?? throw new RuleBroken("sharing-ended", "This sharing has ended already.");
        db.Begin(act);
        relation.Until = act.At;
        var isSealed = concern.Handling == Handling.Sealed && relation.Kind == RelationKind.Named;
        if (isSealed && !await new LastSight(db).SomebodySees(concern))
        {
            relation.Until = null;
            throw new RuleBroken("sealed-last", "This is the last person who can see this sealed concern. Name somebody else first.");
        }
        var worker = relation.WorkerId is { } id ? await db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id) : null;
        var whom = relation.WorkerId is null ? db.Partnership.Configuration.AgencyOf(relation.Agency ?? "").Name : worker?.Name ?? "somebody";
        db.Record(new SharingEnded(viewer.Name, whom), concern);
        // Who is not named on a sealed concern any more can't have it in hand either.
        if (isSealed && worker is not null && !await db.ConcernRelations.AnyAsync(r => r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.WorkerId == worker.Id && r.Until == null && r.Id != sharing))
            await new OutOfHands(db).Of(concern, worker);
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

    /// <summary>Whoever holds it, and whoever accepted a referral of it.</summary>
    private async Task<List<Id<Worker>>> WhoHaveIt(Concern concern)
    {
        var accepted = await db.Referrals.Where(r => r.ConcernId == concern.Id && r.Status == ReferralStatus.Accepted && r.AcceptedBy != null).Select(r => r.AcceptedBy!.Value).ToListAsync();
        return concern.HolderId is { } holder ? [holder, .. accepted] : accepted;
    }

    /// <summary>What the rota opened to somebody ends when the referral is answered; from now they are named beyond that.</summary>
    private async Task NameForGood(Concern concern, Id<Worker> worker, DateTime at)
    {
        var climbed = LawfulStep.Refer.Purpose;
        var rows = await db.ConcernRelations.Where(r => r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.WorkerId == worker && r.Until == null).ToListAsync();
        if (rows.Exists(r => r.Purpose != climbed)) return;
        foreach (var opened in rows) opened.Until = at;
        db.NameOn(concern, worker, at);
    }
}
