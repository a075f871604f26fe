using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.Search;

public sealed record Found(Guid Id, string Path, string Reference, string About, string? Names, string? Area, DateTime ReceivedAt, ConcernStatus Status);

/// <summary>
/// Finds concerns and referrals by reference, phone or name, within what the viewer may open: exact and normalised. What
/// isn't open to them is in no row and in no number.
/// </summary>
public sealed class FindConcerns(SafeguardingDb db, AbilityTable abilities, Viewer viewer)
{
    public const int Most = 50;

    /// <summary>What was typed, understood as a reference, a phone number or a name; and what it found.</summary>
    /// <exception cref="Kernel.Acting.RuleBroken">It is meant as a reference and has a slip.</exception>
    public async Task<(string As, IReadOnlyList<Found> Found)> By(string typed)
    {
        var open = db.OpenTo(viewer, abilities["open_concern"]);
        if (Reference.Meant(typed) is { } reference) return ("a reference", reference[0] == 'R' ? await Referral(reference) : await Rows(open.Where(c => c.Reference == reference)));
        if (typed.Count(char.IsAsciiDigit) >= 9 && PhoneNumber.Of(typed)?.Digits is { } phone)
        {
            var digest = db.Partnership.Keys.Hmac("match " + MatchKeys.Phone, phone)[..16];
            return ("a phone number", await Rows(open.Where(c => db.MatchKeys.Any(k => k.ConcernId == c.Id && k.Kind == MatchKeys.Phone && k.Digest == digest))));
        }
        var name = PlainText.Of(typed);
        if (name.Length < 2) return ("a name", []);
        // Normalised names hold letters, digits and spaces only: nothing that a pattern would read otherwise.
        var (first, later) = (name + "%", "% " + name + "%");
        // One pass over the names, then the access rule on what was found: never the rule on every concern there is.
        var named = db.Set<ConcernPerson>().Where(p => p.NormalisedName != null && (EF.Functions.Like(p.NormalisedName, first) || EF.Functions.Like(p.NormalisedName, later))).Select(p => p.ConcernId);
        return ("a name", await Rows(open.Where(c => named.Contains(c.Id))));
    }

    /// <summary>The concern whose receipt these words are. It is no coming back: whoever told us reads nothing here.</summary>
    public Task<IReadOnlyList<Found>> ByReceipt(string words)
    {
        var digest = Receipt.Digest(words, db.Partnership.Keys);
        return Rows(db.OpenTo(viewer, abilities["open_concern"]).Where(c => c.ReceiptDigest == digest));
    }

    private async Task<IReadOnlyList<Found>> Rows(IQueryable<Concern> concerns)
    {
        var rows = await concerns.OrderByDescending(c => c.ReceivedAt).Take(Most).Select(c => new
        {
            c.Id,
            c.Reference,
            c.About,
            c.Area,
            c.ReceivedAt,
            c.Status,
            Names = c.People.Where(p => p.Name != null).Select(p => p.Name).ToList(),
        }).AsNoTracking().ToListAsync();
        return rows.ConvertAll(c => new Found(c.Id.Value, $"/concerns/{c.Id}", c.Reference, c.About, c.Names.Count == 0 ? null : string.Join(", ", c.Names.Select(n => n!.Text)), db.Partnership.Configuration.AreaOf(c.Area)?.Name, c.ReceivedAt, c.Status));
    }

    private async Task<IReadOnlyList<Found>> Referral(string reference)
    {
        var found = await db.ReferralsOpenTo(viewer, abilities["open_referral"]).AsNoTracking().FirstOrDefaultAsync(r => r.Reference == reference);
        return found is null ? [] : [new Found(found.Id.Value, $"/referrals/{found.Id}", found.Reference, db.Partnership.Configuration.DecisionOf(found.Kind).Words, null, null, found.OfferedAt, ConcernStatus.HandedOver)];
    }
}
