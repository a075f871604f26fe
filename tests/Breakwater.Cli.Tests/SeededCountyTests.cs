using Breakwater.Kernel.Acting;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Cli.Tests;

/// <summary>The demonstration as it is first started, on whatever day: what waits there, and for whom.</summary>
public sealed class SeededCountyTests
{
    [Fact]
    public async Task About_thirty_concerns_are_open_three_of_them_late_and_one_in_nobodys_hands()
    {
        await using var place = await Place.Seeded(Database.Sqlite);
        using var county = await place.Open();
        await using var db = county.Safeguarding();
        var now = county.Partnership.Clock.Instant();
        var concerns = await db.Concerns.AsNoTracking().ToListAsync();
        var open = concerns.FindAll(c => c.IsOpen);
        open.Count.ShouldBeInRange(28, 32);
        open.Count(c => c.HolderId is null).ShouldBe(1);
        // What "can't wait until tomorrow" is late after midnight, so a county that begins at night has a few more.
        open.Count(c => c.Urgency != Urgency.Soon && c.WaitsUntil < now).ShouldBe(3);
        concerns.ShouldNotContain(c => c.AnswerBy < now, "nobody waits for weeks to hear what came of it");
    }
}
