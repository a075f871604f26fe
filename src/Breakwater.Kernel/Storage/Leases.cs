using Breakwater.Kernel.Acting;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Kernel.Storage;

/// <summary>Who does a piece of background work: whoever holds its lease row. Works over nodes and over a pooler.</summary>
public static class Leases
{
    /// <summary>Takes or renews the lease called <paramref name="name"/>; false when somebody else holds it still.</summary>
    public static async Task<bool> Take(PartnershipDb db, string name, string holder, TimeSpan length, CancellationToken stop = default)
    {
        var now = db.Partnership.Clock.Instant();
        var (until, half) = (now + length, now + (length / 2));
        // To read is cheaper than to write, and this is asked all the time: a lease is renewed when half of it is over.
        if (await db.Set<Lease>().AnyAsync(l => l.Name == name && l.Holder == holder && l.Until > half, stop)) return true;
        var taken = await db.Set<Lease>().Where(l => l.Name == name && (l.Holder == holder || l.Until < now))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, holder).SetProperty(x => x.Until, until), stop);
        if (taken > 0) return true;
        if (await db.Set<Lease>().AnyAsync(l => l.Name == name, stop)) return false;
        try
        {
            db.Add(new Lease { Name = name, Holder = holder, Until = until });
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node made the row in the same moment.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Gives the lease up, so that the next node needn't wait for it to run out.</summary>
    public static async Task GiveUp(PartnershipDb db, string name, string holder, CancellationToken stop = default)
    {
        var now = db.Partnership.Clock.Instant().AddMilliseconds(-1);
        await db.Set<Lease>().Where(l => l.Name == name && l.Holder == holder).ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, now), stop);
    }

    /// <summary>Until when the lease is held, by whomever; null when nobody ever took it.</summary>
    public static Task<DateTime?> Until(PartnershipDb db, string name, CancellationToken stop = default) =>
        db.Set<Lease>().Where(l => l.Name == name).Select(l => (DateTime?)l.Until).FirstOrDefaultAsync(stop);
}
