using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// The job for the day on which telling child and parents is looked at again: puts it on the worklist of whoever is
/// responsible, decided or not, and tells them. Responsible is whoever accepted the referral, else whoever has the concern,
/// else who is on duty for it. Idempotent: a concern is due until <see cref="Concern.TellBy"/> is set, in the same transaction.
/// </summary>
public sealed class RemindToTell(SafeguardingDb db)
{
    /// <returns>How many fell due.</returns>
    public async Task<int> Do(Act act)
    {
        var (today, fell) = (LondonDay.Of(act.At), 0);
        var due = await db.Concerns.Where(c => c.TellOn != null && c.TellOn <= today && c.TellBy == null).OrderBy(c => c.TellOn).Select(c => c.Id).Take(50).ToListAsync();
        foreach (var id in due)
        {
            db.GiveUp();
            if (await db.Concerns.FirstOrDefaultAsync(c => c.Id == id && c.TellOn <= today && c.TellBy == null) is not { } concern) continue;
            try
            {
                await FallDue(act with { Agency = concern.OwningAgency }, concern);
                fell++;
            }
            catch (SecondWriter)
            {
                // Somebody worked on it in this very second; the next round finds it if it is still due.
            }
        }
        return fell;
    }

    private async Task FallDue(Act act, Concern concern)
    {
        db.Begin(act);
        var colleagues = new Colleagues(db);
        var acceptedBy = await db.Referrals.Where(r => r.ConcernId == concern.Id && r.Status == ReferralStatus.Accepted).OrderByDescending(r => r.AnsweredAt).Select(r => r.AcceptedBy).FirstOrDefaultAsync();
        var teller = await Free(acceptedBy, concern);
        List<Worker> whom = (teller ?? await Free(concern.HolderId, concern) ?? await colleagues.OnDutyFor(concern)) is { } one ? [one] : await colleagues.WhoKnowOf(concern);
        await colleagues.HolderOf(concern);
        concern.FallDueToTell(teller?.Id);
        colleagues.Tell(whom, $"Today is the day to tell the family of {concern.Reference}, or to think about it again.", $"/concerns/{concern.Id}");
        db.Record(new TellingFellDue(whom.Count == 0 ? "nobody, for nobody may open it" : string.Join(" and ", whom.Select(w => w.Name))), concern);
        await db.SaveChangesAsync();
    }

    // Somebody who has left, or from whom the concern is hidden, is not responsible for it any more.
    private async Task<Worker?> Free(Id<Worker>? id, Concern concern) =>
        await new Colleagues(db).ById(id) is { } worker && await db.OpenTo(Viewer.Of(worker), db.Partnership.Abilities["open_concern"]).AnyAsync(c => c.Id == concern.Id) ? worker : null;
}
