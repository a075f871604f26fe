using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Storage;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>Makes the exact-match keys of a concern: what an earlier concern may share with it. Nothing of whoever told us
/// is among them, whatever they were promised: a search or a list must not lead to them. Fuzzy matching comes later.</summary>
public static class MatchKeys
{
    public const string Phone = "phone", Address = "address", NameAndBirth = "name-and-birth", NameOnly = "name", Place = "place";

    public static IEnumerable<MatchKey> Of(Concern concern, ReportInput input, Partnership partnership)
    {
        var values = new HashSet<(string Kind, string Value)>();
        foreach (var person in concern.People)
        {
            if (person.Phone?.Digits is { } phone) values.Add((Phone, phone));
            if (person.NormalisedName is { Length: > 0 } name && name.Contains(' ', StringComparison.Ordinal))
            {
                values.Add((NameOnly, name));
                if (person.Born is { } born) values.Add((NameAndBirth, $"{name}|{born.Plain}"));
            }
        }
        if ((input.Place ?? input.Circumstances?.Where) is { Length: > 3 } where) values.Add((Place, PlainText.Of(where)));
        return values.Select(v => Key(concern, v.Kind, v.Value, partnership)).Concat(OfAddresses(concern, partnership));
    }

    /// <summary>The keys of the addresses of a concern, those that are protected left out.</summary>
    public static IEnumerable<MatchKey> OfAddresses(Concern concern, Partnership partnership) => concern.People
        .Where(p => p is { Address: not null, Postcode: not null, AddressProtected: false })
        .Select(p => p.Address!.Plain + "|" + p.Postcode!.Plain).Distinct()
        .Select(address => Key(concern, Address, address, partnership));

    private static MatchKey Key(Concern concern, string kind, string value, Partnership partnership) => new()
    {
        Id = Id<MatchKey>.New(partnership.Clock),
        ConcernId = concern.Id,
        Kind = kind,
        Digest = partnership.Keys.Hmac("match " + kind, value)[..16],
    };
}
