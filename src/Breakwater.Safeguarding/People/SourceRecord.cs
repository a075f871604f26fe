using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.People;

/// <summary>
/// What one concern says of somebody, as it came, with the agency that owns it. It is never changed, but for an address that
/// must not become known (<see cref="ProtectAddress"/>): who somebody is, is said by <see cref="PersonId"/>, and only named people set that. Holds no ethnicity, nationality or faith: nothing here
/// could be matched by them.
/// </summary>
public sealed class SourceRecord
{
    public required Id<SourceRecord> Id { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    public required Id<ConcernPerson> ConcernPersonId { get; init; }

    public required PersonRole Role { get; init; }

    public required string OwningAgency { get; init; }

    public required Regime Regime { get; init; }

    public required DateTime ReceivedAt { get; init; }

    /// <summary>As told: "Rafe Ortolan", "Ortolan, Rafe", or one name only.</summary>
    public PersonName? Name { get; init; }

    public BirthDate? Born { get; init; }

    /// <summary>As told, such as "about 14"; shown, never matched.</summary>
    public string? Age { get; init; }

    public string? Sex { get; init; }

    public PhoneNumber? Phone { get; init; }

    public PostalAddress? Address { get; set; }

    public Postcode? Postcode { get; set; }

    public string? School { get; init; }

    public NhsNumber? NhsNumber { get; init; }

    /// <summary>Their address must not become known: it isn't kept here, is not matched by, and no pointer leads here.</summary>
    public bool AddressProtected { get; set; }

    /// <summary>The person that named people joined it to; null: it stands alone.</summary>
    public Id<Person>? PersonId { get; set; }

    /// <summary>The record of somebody named in a concern; null when nothing is known that could find them again.</summary>
    public static SourceRecord? Of(Concern concern, ConcernPerson person, TimeProvider clock) =>
        person is { Name: null, Phone: null, Address: null } ? null : new SourceRecord
        {
            Id = Id<SourceRecord>.New(clock),
            ConcernId = concern.Id,
            ConcernPersonId = person.Id,
            Role = person.Role,
            OwningAgency = concern.OwningAgency,
            Regime = concern.Regime,
            ReceivedAt = concern.ReceivedAt,
            Name = person.Name,
            Born = person.Born,
            Age = person.Age,
            Phone = person.Phone,
            Address = person.AddressProtected ? null : person.Address,
            Postcode = person.AddressProtected ? null : person.Postcode,
            School = person.School,
            AddressProtected = person.AddressProtected,
        };
}
