using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Keys;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Identities;

/// <summary>Who told us, opened: the words stand on one page, once. <see cref="Identity"/> is null when they gave none; <see cref="ToPassOn"/> are the hub's messages for them that wait.</summary>
public sealed record OpenedIdentity(string Reference, ReporterIdentity? Identity, Promise Promise, string? SafeContact, IReadOnlyList<string> ToPassOn);

/// <summary>
/// Opens who told us. The guardians of the partnership's rota do it, the first on it unless those before could not be
/// reached; a hub manager does it when no guardian answers and a life is at risk. Always with a typed reason, and the
/// fact is stored before anybody reads. Nobody else, by no path: the key of identities is asked for here alone.
/// </summary>
public sealed class OpenIdentity(SafeguardingDb db)
{
    private const int ShortestReason = 15;

    private string[] Rota => db.Partnership.Configuration.Hub.IdentityGuardians.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Everybody on the rota, in its order.</summary>
    public async Task<List<Worker>> Guardians()
    {
        var rota = Rota.Select(e => e.ToUpperInvariant()).ToList();
        var guardians = await db.Set<Worker>().Where(w => w.Active && rota.Contains(w.NormalisedEmail)).ToListAsync();
        return [.. guardians.OrderBy(w => rota.IndexOf(w.NormalisedEmail))];
    }

    /// <summary>Those who stand before this person on the rota; null when the person isn't on it.</summary>
    public async Task<IReadOnlyList<Worker>?> Before(Viewer viewer)
    {
        var mine = await db.Set<Worker>().Where(w => w.Id == viewer.WorkerId).Select(w => w.NormalisedEmail).FirstAsync();
        var place = Array.FindIndex(Rota, e => string.Equals(e, mine, StringComparison.OrdinalIgnoreCase));
        if (place < 0) return null;
        var earlier = Rota[..place].Select(e => e.ToUpperInvariant()).ToList();
        return await db.Set<Worker>().Where(w => w.Active && earlier.Contains(w.NormalisedEmail)).ToListAsync();
    }

    /// <exception cref="RuleBroken">The reference has a slip. Or there is no such concern, or it isn't open to this person: one sentence for both.</exception>
    public async Task<OpenedIdentity> AsGuardian(Act act, Viewer viewer, string? reference, string? reason, bool othersNotReached)
    {
        var before = await Before(viewer) ?? throw new RuleBroken("identity-rota", "You are not on the rota of identity guardians. Ask your administrator.");
        CheckReason(reason);
        if (before.Count > 0 && !othersNotReached)
            throw new RuleBroken("identity-order", $"{string.Join(" and ", before.Select(w => w.Name))} comes before you on the rota. Open this only if you could not reach them, and say so.");
        return await Open(act with { Reason = reason }, viewer, reference, by => new IdentityOpened(by), before,
            "A deputy opened an identity because you could not be reached.");
    }

    /// <inheritdoc cref="AsGuardian"/>
    public async Task<OpenedIdentity> InEmergency(Act act, Viewer viewer, string? reference, string? reason, bool lifeAtRisk)
    {
        CheckReason(reason);
        if (!lifeAtRisk) throw new RuleBroken("identity-life", "Without a guardian, an identity opens only when somebody's life is at risk. Say that it is, or ring a guardian.");
        return await Open(act with { Reason = reason }, viewer, reference, by => new IdentityOpenedInEmergency(by),
            await Guardians(),
            "An identity was opened in an emergency, without a guardian.");
    }

    private async Task<OpenedIdentity> Open(Act act, Viewer viewer, string? typed, Func<string, Kernel.Facts.Fact> fact, IEnumerable<Worker> told, string notice)
    {
        var reference = Reference.Expected(typed);
        var concern = await db.InSightOf(viewer).FirstOrDefaultAsync(c => c.Reference == reference)
            ?? throw new RuleBroken("identity-reference", "No concern with this reference exists, or it isn’t open to you. Check it with the hub.");
        db.Begin(act);
        db.Record(fact(viewer.Name), concern);
        await new WhoIsTold(db).TellOf(concern, told, viewer.WorkerId, $"{concern.Reference}: {notice}", $"/identities?of={concern.Id}");
        await db.SaveChangesAsync();
        var reporter = await db.Reporters.AsNoTracking().FirstOrDefaultAsync(r => r.ConcernId == concern.Id);
        var text = await db.Unseal(concern.Id.Value, "reporters.identity", reporter?.Identity, KeyClass.Identity);
        var safe = await db.Unseal(concern.Id.Value, "reporters.safe_contact", reporter?.SafeContact);
        var waiting = new List<string>();
        foreach (var message in await new PassMessageOn(db).Unanswered.AsNoTracking().Where(m => m.ConcernId == concern.Id).OrderBy(m => m.At).ToListAsync())
            waiting.Add(await db.Unseal(concern.Id.Value, "messages.text", message.Text) ?? "");
        return new OpenedIdentity(concern.Reference, text is null ? null : ReporterIdentity.Read(text), concern.Promise, safe, waiting);
    }

    private static void CheckReason(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length < ShortestReason)
            throw new RuleBroken("identity-reason", "Say in a sentence why somebody has to know who told us. It stands on the record for good.");
    }
}
