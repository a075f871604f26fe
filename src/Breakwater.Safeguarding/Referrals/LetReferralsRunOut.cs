using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Referrals;

/// <summary>
/// The job that lets unaccepted referrals run out: each lapse climbs the rota to the next person from whom the concern
/// is not hidden, tells them by name and opens it to them; a sealed one reaches only those who are named on it
/// already. The deciding agency stays responsible and no clock restarts. Idempotent: a referral is due until its
/// <see cref="Referral.ClimbAt"/> has moved on, in the same transaction.
/// </summary>
public sealed class LetReferralsRunOut(SafeguardingDb db)
{
    /// <returns>How many climbed.</returns>
    public async Task<int> Do(Act act)
    {
        var climbed = 0;
        var due = await db.Referrals.Where(r => r.ClimbAt != null && r.ClimbAt <= act.At).OrderBy(r => r.ClimbAt).Select(r => r.Id).Take(50).ToListAsync();
        foreach (var id in due)
        {
            db.GiveUp();
            if (await db.Referrals.FirstOrDefaultAsync(r => r.Id == id && r.ClimbAt <= act.At) is not { } referral) continue;
            try
            {
                await Climb(act with { Agency = referral.FromAgency }, referral);
                climbed++;
            }
            catch (SecondWriter)
            {
                // Somebody accepted in this very second: then nothing has run out.
            }
        }
        return climbed;
    }

    private async Task Climb(Act act, Referral referral)
    {
        db.Begin(act);
        var colleagues = new Colleagues(db);
        var concern = await db.Concerns.SingleAsync(c => c.Id == referral.ConcernId);
        var (step, whom, more) = await colleagues.UpTheRota(referral.Climbed, concern);
        DateTime? next = more ? act.At.AddHours(db.Partnership.Configuration.Hub.ClimbHours) : null;
        referral.LetRunOut(step + 1, next);
        if (whom is null) colleagues.Tell(await colleagues.WhoKnowOf(concern), $"Nobody accepted {referral.Reference} in time, and nobody on the rota may open it. Look at it now.", $"/concerns/{concern.Id}");
        else
        {
            var opensReferral = await db.ReferralsOpenTo(Viewer.Of(whom), db.Partnership.Abilities["open_referral"]).AnyAsync(r => r.Id == referral.Id);
            colleagues.Tell([whom], $"Nobody accepted {referral.Reference} in time. You are next on the rota: see that somebody does.", opensReferral ? $"/referrals/{referral.Id}" : $"/concerns/{concern.Id}");
            // A sealed record opens to nobody by itself: whoever is reached then is named on it already.
            if (concern.Handling != Handling.Sealed && !await db.ConcernRelations.AnyAsync(r => r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.WorkerId == whom.Id && r.Until == null))
                db.NameOn(concern, whom.Id, act.At, act.Purpose, act.Basis);
        }
        // The last of them isn't left alone with it.
        if (whom is not null && !more) colleagues.Tell((await colleagues.WhoKnowOf(concern)).FindAll(w => w.Id != whom.Id && w.Id != referral.OfferedBy), $"Nobody accepted {referral.Reference} in time, and {whom.Name} is the last who was told. Look at it now.", $"/concerns/{concern.Id}");
        if (await colleagues.ById(referral.OfferedBy) is { } offerer) colleagues.Tell([offerer], $"Nobody accepted {referral.Reference} in time.", $"/referrals/{referral.Id}");
        var fact = new ReferralRanOut(db.Partnership.Configuration.AgencyOf(referral.ToAgency).Name, step + 1, whom?.Name ?? "nobody: the rota names nobody who is there and may open it");
        db.Record(fact, referral);
        db.Record(fact, concern);
        await db.SaveChangesAsync();
    }
}
