using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>A referral that is not taken on gives its team no reason to see the concern any longer. Saved by the act it is part of.</summary>
public sealed class EndSharing(SafeguardingDb db)
{
    public async Task With(Referral referral, DateTime at)
    {
        foreach (var share in await db.ConcernRelations
                     .Where(r => r.RecordId == referral.ConcernId && r.Kind == RelationKind.Shared && r.Agency == referral.ToAgency && r.Team == referral.ToTeam && r.Until == null)
                     .ToListAsync())
            share.Until = at;
    }
}
