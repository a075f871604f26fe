using Breakwater.Web.Appearance;

namespace Breakwater.Web.Pages.Concerns;

/// <summary>One part of a copy: a heading and its paragraphs.</summary>
public sealed record CopyPart(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>
/// A copy of a concern for a named recipient: what stands in it, and the marking on each page. Who told us is never in it,
/// nor how they may be reached, which can name them; nor what other agencies answered: their material is theirs to give.
/// </summary>
public sealed record ConcernCopy(string Title, string Marking, IReadOnlyList<CopyPart> Parts)
{
    public static ConcernCopy Of(ConcernSheet sheet, IReadOnlyList<(string Heading, string Summary)> referrals, string recipient, string madeBy, DateTime at)
    {
        var concern = sheet.Concern;
        var parts = new List<CopyPart>
        {
            new("The record",
            [
                $"Reference {concern.Reference}, received {SpokenTime.At(concern.ReceivedAt)}, held by {sheet.Header.OwningAgency}.",
                $"Responsible: {sheet.Header.Responsible ?? "nobody yet"}.",
                $"Child and parents told: {sheet.Header.Told ?? "does not apply"}",
                .. sheet.Header.Clock is { } clock ? ["Clock of the decision: " + clock] : Array.Empty<string>(),
            ]),
            new("What was said (a report, not checked)", [sheet.Narrative, .. Circumstances(sheet)]),
            new("People", concern.People.Count == 0 ? ["Nobody is named."] : concern.People.OrderBy(p => p.Role).Select(p => string.Join(", ",
                new[] { SheetWords.Role(p.Role) + ": " + (p.Name?.Text ?? "name not known"), p.Born is { } born ? "born " + born.Text : p.Age, p.Phone?.Text, p.AddressProtected ? "address protected: not in this copy" : p.Address?.Text, p.AddressProtected ? null : p.Postcode?.Text, p.School }.OfType<string>())).ToList()),
        };
        if (sheet.Signs.Any()) parts.Add(new CopyPart("Signs seen", sheet.Signs.Select(s => s.Words).ToList()));
        foreach (var (heading, summary) in referrals) parts.Add(new CopyPart(heading, [summary]));
        if (sheet.Rule is { } rule) parts.Add(new CopyPart("Decision", [rule.Words, .. string.IsNullOrWhiteSpace(sheet.Decision?.Reason) ? [] : new[] { sheet.Decision.Reason! }]));
        parts.Add(new CopyPart("Not in this copy", ["Who told us, and how they may be reached. What other agencies answered: ask them for it."]));
        return new ConcernCopy($"Concern {concern.Reference}: {sheet.Header.Title}",
            $"{sheet.Header.Marking}. Copy for {recipient}, made by {madeBy} on {SpokenTime.At(at)}. Not to be passed on.", parts);
    }

    private static IEnumerable<string> Circumstances(ConcernSheet sheet) => sheet.Circumstances is not { } where ? [] :
        new[] { ("Where", where.Where), ("When", where.When), ("How they know", where.HowKnown) }.Where(c => !string.IsNullOrWhiteSpace(c.Item2)).Select(c => $"{c.Item1}: {c.Item2}");
}
