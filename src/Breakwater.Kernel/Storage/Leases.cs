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
        var until = now + length;
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
}
