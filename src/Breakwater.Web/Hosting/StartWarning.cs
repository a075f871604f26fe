using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Hosting;

/// <summary>
/// What an operator should hear of at the start, though it stops nothing: accounts are made later, and a calendar ends some day.
/// Addresses are told by their place in the file, for consoles are often kept as logs.
/// </summary>
public static class StartWarning
{
    /// <summary>All of a partnership, as it stands now.</summary>
    public static async Task<IReadOnlyList<string>> All(SafeguardingDb db, CancellationToken stop = default)
    {
        var configuration = db.Partnership.Configuration;
        var warnings = new List<string>();
        if (configuration.WorkingDays.Holidays?.RunsOut(LondonTime.Today(db.Partnership.Clock)) is { } ends) warnings.Add(ends);
        foreach (var (field, listed) in new[] { ("hub.identity_guardians", configuration.Hub.IdentityGuardians), ("hub.emergency_rota", configuration.Hub.EmergencyRota) })
        {
            var addresses = listed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(a => a.ToUpperInvariant()).ToList();
            var active = await db.Set<Worker>().Where(w => w.Active && addresses.Contains(w.NormalisedEmail)).Select(w => w.NormalisedEmail).ToListAsync(stop);
            foreach (var (place, _) in addresses.Index().Where(a => !active.Contains(a.Item)))
                warnings.Add($"Nobody with an active account has address {place + 1} of {field}, so nobody is reached there. Add the account, or mend the address in the partnership's file.");
        }
        return warnings;
    }
}
