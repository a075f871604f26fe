using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Hosting;

/// <summary>
/// What an operator should hear of at the start, though it stops nothing: accounts are made later, a calendar ends some day, and the
/// file of checkpoints may lie on another machine.
/// Addresses are told by their place in the file, for consoles are often kept as logs.
/// </summary>
public static class StartWarning
{
    /// <summary>All of a partnership, as it stands now.</summary>
    public static async Task<IReadOnlyList<string>> All(SafeguardingDb db, string checkpointFile, CancellationToken stop = default)
    {
        var configuration = db.Partnership.Configuration;
        var warnings = new List<string>();
        if (configuration.WorkingDays.Holidays?.RunsOut(LondonTime.Today(db.Partnership.Clock)) is { } ends) warnings.Add(ends);
        if (await new CheckpointKeeper(db.Partnership, checkpointFile).FileEndsTooSoon(db, stop)) warnings.Add(SignedElsewhere(checkpointFile));
        foreach (var (field, listed) in new[] { ("hub.identity_guardians", configuration.Hub.IdentityGuardians), ("hub.emergency_rota", configuration.Hub.EmergencyRota) })
        {
            if (listed.Length == 0) warnings.Add($"{field} is empty in the partnership's file, so nobody is reached there. Name at least one address, and add the account.");
            var addresses = listed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.ToUpperInvariant()).ToList();
            var active = await db.Set<Worker>().Where(w => w.Active && addresses.Contains(w.NormalisedEmail)).Select(w => w.NormalisedEmail).ToListAsync(stop);
            foreach (var (place, _) in addresses.Index().Where(a => !active.Contains(a.Item)))
                warnings.Add($"Nobody with an active account has address {place + 1} of {field}, so nobody is reached there. Add the account, or mend the address in the partnership's file.");
        }
        foreach (var door in configuration.FrontDoors)
            if (!await db.Set<Worker>().AnyAsync(w => w.Active && w.Agency == door.Agency && w.Team == door.Team, stop))
                warnings.Add($"Nobody with an active account is in the team of the front door \"{door.Name}\" ({door.Agency}, {door.Team}), so nobody reads what comes there. Add the accounts before people are told of it.");
        return warnings;
    }

    /// <summary>That the file of checkpoints here lacks what another server signed.</summary>
    internal static string SignedElsewhere(string checkpointFile) =>
        $"The file of checkpoints here ({checkpointFile}) ends before the newest checkpoint that the database holds: another server signs, or signed, into a file of its own. Keep that file, for what is signed here can't stand for it, and let all servers of a partnership share one (docs/operations.md, Restore).";
}
