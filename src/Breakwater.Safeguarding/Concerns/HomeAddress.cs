using System.Text.Json;
using Breakwater.Kernel.Personal;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>Where somebody lives, as it is sealed while it is protected.</summary>
public sealed record HomeAddress(PostalAddress? Address, Postcode? Postcode);

/// <summary>
/// A protected address lies under the key of its concern, place <c>concern_people.address</c>, and nowhere in plain columns:
/// whoever reads the database without the keys, or a query that forgets to look at the flag, finds nothing.
/// </summary>
public static class SealedAddresses
{
    private const string Place = "concern_people.address";

    /// <summary>As it is written to be sealed, and nowhere else.</summary>
    private sealed record Written(string? Address, string? Postcode);

    /// <summary>Takes the address out of the plain columns.</summary>
    public static async Task SealAddress(this SafeguardingDb db, ConcernPerson person)
    {
        if (person is { Address: null, Postcode: null }) return;
        person.SealedAddress = await db.Seal(person.ConcernId.Value, Place, JsonSerializer.Serialize(new Written(person.Address?.Text, person.Postcode?.Text)));
        (person.Address, person.Postcode) = (null, null);
    }

    /// <summary>Puts it back, when it needs no protection any more.</summary>
    public static async Task UnsealAddress(this SafeguardingDb db, ConcernPerson person)
    {
        if (await db.SealedAddressOf(person) is not { } home) return;
        (person.Address, person.Postcode, person.SealedAddress) = (home.Address, home.Postcode, null);
    }

    /// <summary>For those who may know it. Null: nothing is sealed.</summary>
    public static async Task<HomeAddress?> SealedAddressOf(this SafeguardingDb db, ConcernPerson person) =>
        await db.Unseal(person.ConcernId.Value, Place, person.SealedAddress) is { } text && JsonSerializer.Deserialize<Written>(text) is { } home ? new HomeAddress(PostalAddress.Of(home.Address), Postcode.Of(home.Postcode)) : null;
}
