using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// What a referral opened ends with it: the sharing with its team when it is not taken on, and what its lapse opened to
/// people of the rota as soon as it is answered. Only what this referral opened: a team may have another reason to see the
/// concern, and somebody may be named on it by hand. A sealed concern stays open to whoever has it, and to somebody at all.
/// Saved by the act it is part of.
/// </summary>
public sealed class EndSharing(SafeguardingDb db)
{
    public async Task With(Concern concern, Referral referral, DateTime at)
    {
        foreach (var share in await db.ConcernRelations
                     .Where(r => r.RecordId == referral.ConcernId && r.Kind == RelationKind.Shared && r.Agency == referral.ToAgency && r.Team == referral.ToTeam
                         && r.From == referral.OfferedAt && r.Until == null)
                     .ToListAsync())
            share.Until = at;
        await WithRota(concern, referral, at);
    }

    /// <summary>Somebody of the rota who accepted it themselves goes on seeing it.</summary>
    public async Task WithRota(Concern concern, Referral referral, DateTime at)
    {
        var climbed = LawfulStep.Refer.Purpose;
        var isSealed = concern.Handling == Handling.Sealed;
        var ends = (await db.ConcernRelations
                     .Where(r => r.RecordId == referral.ConcernId && r.Kind == RelationKind.Named && r.Purpose == climbed && r.From >= referral.AcceptBy && r.Until == null)
                     .ToListAsync())
            .FindAll(opened => opened.WorkerId != referral.AcceptedBy && !(isSealed && opened.WorkerId == concern.HolderId));
        foreach (var opened in ends) opened.Until = at;
        if (!isSealed || ends.Count == 0 || await new LastSight(db).SomebodySees(concern)) return;
        foreach (var opened in ends) opened.Until = null;
    }
}
