using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Child and parents are told, unless telling raises the risk or harms an enquiry: then the record says why not, and
/// when to think about it again.
/// </summary>
public sealed class MarkWhoWasTold(SafeguardingDb db)
{
    public async Task Do(Act act, Viewer viewer, Concern concern, int version, WhoWasTold told, DateOnly? tellOn)
    {
        var someoneIsNot = told.Child.StartsWith("not", StringComparison.OrdinalIgnoreCase) || told.Parents.StartsWith("not", StringComparison.OrdinalIgnoreCase);
        if (someoneIsNot && string.IsNullOrWhiteSpace(told.Because)) throw new RuleBroken("told-because", "Say why they are not told yet.");
        if (someoneIsNot && tellOn is null) throw new RuleBroken("told-next", "Give the day on which telling them is looked at again.");
        PartnershipDb.Expect(concern, version);
        db.Begin(act with { Reason = told.Because });
        concern.MarkTold(await db.Seal(concern.Id.Value, "concerns.told", JsonSerializer.Serialize(told)), tellOn);
        db.Record(new ToldRecorded(viewer.Name, told.Child, told.Parents), concern);
        await db.SaveChangesAsync();
    }
}
