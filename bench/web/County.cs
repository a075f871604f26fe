using Breakwater.Kernel.Acting;
using Breakwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Bench;

/// <summary>
/// A county that is being measured: where its data lie, the running product and the bare page beside it, somebody signed
/// in. Scenarios are made from it.
/// </summary>
internal sealed record County(Place Place, Served Product, Served Bare, Visitor Visitor, IReadOnlyList<(string Id, string Reference)> Records)
{
    /// <summary>A record drawn by chance.</summary>
    public (string Id, string Reference) Some(Random chance) => Records[chance.Next(Records.Count)];

    /// <summary>Two thousand open records of the hub, always the same.</summary>
    public static async Task<IReadOnlyList<(string Id, string Reference)>> Draw(OwnHost own)
    {
        await using var db = own.Partnership.Safeguarding();
        var all = await db.Concerns.AsNoTracking().Where(c => c.Team == "hub" && c.Handling == Handling.Open).OrderBy(c => c.ReceivedAt).Select(c => new { c.Id, c.Reference }).Take(20_000).ToListAsync();
        var chance = new Random(7);
        return [.. Enumerable.Range(0, 2000).Select(_ => all[chance.Next(all.Count)]).Select(c => (c.Id.ToString(), c.Reference))];
    }
}
