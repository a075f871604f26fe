using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What somebody is in a concern. One person may be several things at once: several rows.</summary>
public enum PersonRole
{
    ChildAtRisk,
    AdultAtRisk,
    SaidToPoseRisk,
    ParentOrCarer,
    Other,
}

/// <summary>
/// Somebody named in a concern, as told: names and match fields are not sealed field by field, because matching needs
/// them (said in the threat model). The child's own words and a protected address are sealed.
/// </summary>
public sealed class ConcernPerson
{
    public required Id<ConcernPerson> Id { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    public required PersonRole Role { get; init; }

    public PersonName? Name { get; init; }

    /// <summary>The plain form of the name: for sorting, searching and exact matching.</summary>
    public string? NormalisedName { get; init; }

    public BirthDate? Born { get; init; }

    /// <summary>As told, such as "about 14", when the date is not known.</summary>
    public string? Age { get; init; }

    public PhoneNumber? Phone { get; init; }

    /// <summary>Where they live. Empty while that is protected, and so is the postcode: it stands in <see cref="SealedAddress"/> alone.</summary>
    public PostalAddress? Address { get; set; }

    public Postcode? Postcode { get; set; }

    /// <summary>A protected address with its postcode: a sealed <see cref="HomeAddress"/>.</summary>
    public byte[]? SealedAddress { get; set; }

    public string? School { get; init; }

    /// <summary>Their address must not become known to others: no match, list, copy or pointer shows it. Set at the report or by <see cref="People.ProtectAddress"/>.</summary>
    public bool AddressProtected { get; set; }
}

/// <summary>
/// An exact, normalised value of a concern, as an HMAC: what concerns share. Kind is phone, address,
/// name-and-birth or place.
/// </summary>
public sealed class MatchKey
{
    public required Id<MatchKey> Id { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    public required string Kind { get; init; }

    public required byte[] Digest { get; init; }
}
