using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Hosting;

/// <summary>
/// What an operator should hear of at the start, though it stops nothing: accounts are made later, and a calendar ends some day.
/// </summary>
/// <param name="Words">For the console of whoever starts the program.</param>
/// <param name="ForTheLog">The same without anybody's address.</param>
public sealed record StartWarning(string Words, string ForTheLog)
{
    /// <summary>All of a partnership, as it stands now.</summary>
    public static async Task<IReadOnlyList<StartWarning>> All(SafeguardingDb db, CancellationToken stop = default)
    {
        var configuration = db.Partnership.Configuration;
        var warnings = new List<StartWarning>();
        if (configuration.WorkingDays.Holidays?.RunsOut(LondonTime.Today(db.Partnership.Clock)) is { } ends) warnings.Add(new StartWarning(ends, ends));
        foreach (var (field, listed) in new[] { ("hub.identity_guardians", configuration.Hub.IdentityGuardians), ("hub.emergency_rota", configuration.Hub.EmergencyRota) })
        {
            var addresses = listed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var normalised = addresses.Select(a => a.ToUpperInvariant()).ToList();
            var active = await db.Set<Worker>().Where(w => w.Active && normalised.Contains(w.NormalisedEmail)).Select(w => w.NormalisedEmail).ToListAsync(stop);
            foreach (var (place, address) in addresses.Index().Where(a => !active.Contains(a.Item.ToUpperInvariant())))
                warnings.Add(new StartWarning(Sentence(field, place, $" ({address})"), Sentence(field, place, "")));
        }
        return warnings;
    }

    private static string Sentence(string field, int place, string address) =>
        $"Nobody with an active account has address {place + 1} of {field}{address}, so nobody is reached there. Add the account, or mend the address in the partnership's file.";
}
