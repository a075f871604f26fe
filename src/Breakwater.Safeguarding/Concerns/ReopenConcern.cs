using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>There is more to do. The clock of the first receipt stays as it was; what is decided then is told again.</summary>
public sealed class ReopenConcern(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("reopen-reason", "Say why it is opened again.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = reason });
        concern.Reopen(await db.Messages.AnyAsync(m => m.ConcernId == concern.Id && m.FromReporter && m.ReadAt == null));
        db.Record(new ConcernReopened(viewer.Name), concern);
        // Somebody who has left doesn't have it any more.
        await new Colleagues(db).HolderOf(concern);
        await db.SaveChangesAsync();
    }
}
