using Breakwater.Kernel.Acting;
using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>A referral of the concern as a copy holds it, with its owner and the law that governs it.</summary>
public sealed record CopiedReferral(string Reference, string Status, string Summary, string Agency, Regime Regime);

/// <summary>
/// What stands in a copy of a concern. Who told us is never in it, nor how they may be reached, which can name them. What
/// other agencies answered is theirs to give: it is in it only where they gave it for the copy's purpose, marked as theirs,
/// and the marking of each page says so where it stands under Part 3.
/// </summary>
public static class ConcernCopy
{
    public static RecordCopy Of(ConcernSheet sheet, IReadOnlyList<CopiedReferral> referrals, CopyFor to)
    {
        var concern = sheet.Concern;
        var given = sheet.Checks.Where(c => c.Text is not null && c.MayPassOnFor == to.Purpose).ToList();
        var own = (concern.OwningAgency, concern.Regime);
        List<CopyPart> parts =
        [
            new("The record",
            [
                $"Reference {concern.Reference}, received {SpokenTime.At(concern.ReceivedAt)}, held by {sheet.Header.OwningAgency}.",
                $"Responsible: {sheet.Header.Responsible ?? "nobody yet"}.",
                $"Whom to ring: {sheet.Header.Ring}.",
                $"Child and parents told: {sheet.Header.Told ?? "does not apply"}",
                .. sheet.Header.Clock is { } clock ? ["Clock of the decision: " + clock] : Array.Empty<string>(),
            ]),
            .. Decision(sheet),
            new("What was said (a report, not checked)", [sheet.Narrative, .. Circumstances(sheet)]),
            .. sheet.Circumstances?.OwnWords is { } theirs ? [new CopyPart(SheetWords.OwnWords(concern), [theirs])] : Array.Empty<CopyPart>(),
            new("People", concern.People.Count == 0 ? ["Nobody is named."] : concern.People.OrderBy(p => p.Role).Select(p => string.Join(", ",
                new[] { SheetWords.Role(p.Role) + ": " + (p.Name?.Text ?? "name not known"), p.Born is { } born ? "born " + born.Text : p.Age, p.Phone?.Text, p.AddressProtected ? "address protected: not in this copy" : p.Address?.Text, p.AddressProtected ? null : p.Postcode?.Text, p.School }.OfType<string>())).ToList()),
        ];
        if (sheet.Signs.Any()) parts.Add(new CopyPart("Signs seen", sheet.Signs.Select(s => s.Words).ToList()));
        foreach (var r in referrals)
            parts.Add(new CopyPart($"Referral {r.Reference} ({r.Status})", [.. Marks.Beside(sheet.Configuration, (r.Agency, r.Regime), own) is { } mark ? [mark] : Array.Empty<string>(), r.Summary]));
        foreach (var check in given) parts.Add(new CopyPart($"What {check.Agency} holds", [check.Mark, check.Text!]));
        parts.Add(new CopyPart("Not in this copy", [$"Who told us, and how they may be reached. What other agencies answered{(given.Count == 0 ? "" : ", but for what they gave for this purpose")}: ask them for it."]));
        var part3 = concern.Regime == Regime.LawEnforcement ? null
            : Marks.Holds(sheet.Configuration, referrals.Select(r => (r.Agency, r.Regime)).Concat(given.Select(c => (c.AgencyCode, c.Regime))));
        return RecordCopy.Of(sheet.Header, part3, to, parts);
    }

    /// <summary>What was decided stands before what it was decided about: whoever receives the copy has to act on it.</summary>
    private static CopyPart[] Decision(ConcernSheet sheet) => sheet switch
    {
        // Of what went to police or elsewhere the pointer alone: the reference it has there, or who took it.
        { IsDecided: true, Rule: { } rule } => [new("Decision", [rule.Words, .. new[] { SheetWords.DecidedBy(sheet), SheetWords.GoesTo(sheet), sheet.Decision?.Reason, SheetWords.TakenBy(sheet.Decision) }.OfType<string>().Where(w => !string.IsNullOrWhiteSpace(w))])],
        // Its reason was written for whoever is to sign, and goes out once they have.
        { Rule: { } proposed } => [new("Proposed, not signed", [$"{proposed.Words}. This is no decision until a second person has put their name to it."])],
        _ => [],
    };

    private static IEnumerable<string> Circumstances(ConcernSheet sheet) => sheet.Circumstances is not { } where ? [] :
        new[] { ("Where", where.Where), ("When", where.When), ("How they know", where.HowKnown) }.Where(c => !string.IsNullOrWhiteSpace(c.Item2)).Select(c => $"{c.Item1}: {c.Item2}");
}
