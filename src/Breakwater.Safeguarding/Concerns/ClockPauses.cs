using System.Text.Json;
using Breakwater.Kernel.Clocks;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>The stops of a concern's clock as they are kept: all of them, and sealed, for a reason may name somebody.</summary>
public static class ClockPauses
{
    private const string Place = "concerns.pauses";

    /// <summary>Every stop so far, oldest first.</summary>
    public static async Task<IReadOnlyList<ClockPause>> PausesOf(this SafeguardingDb db, Concern concern) =>
        await db.Unseal(concern.Id.Value, Place, concern.Pauses) is { } text ? JsonSerializer.Deserialize<List<ClockPause>>(text)! : [];

    internal static Task<byte[]> SealPauses(this SafeguardingDb db, Concern concern, StatutoryClock clock) =>
        db.Seal(concern.Id.Value, Place, JsonSerializer.Serialize(clock.Pauses));
}
