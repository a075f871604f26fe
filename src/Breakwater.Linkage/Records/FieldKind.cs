namespace Breakwater.Linkage.Records;

/// <summary>What a field holds; it decides how raw text is brought to the one form in which it is compared.</summary>
public enum FieldKind
{
    /// <summary>A name: folded to plain letters; placeholders ("Baby", "Unknown") become missing. All names of a model share one dictionary.</summary>
    Name,

    /// <summary>The given names of a name written in one field, "Anna Maria Smith" or "Smith, Anna Maria".</summary>
    GivenPart,

    /// <summary>The surname of a name written in one field.</summary>
    FamilyPart,

    /// <summary>A date, as yyyymmdd with 00 for an unknown day or month.</summary>
    Date,

    /// <summary>A postcode: compact small letters.</summary>
    Postcode,

    /// <summary>An address line: house number (or flat and house) and street, kept apart.</summary>
    Address,

    /// <summary>A telephone number in national form.</summary>
    Phone,

    /// <summary>Sex as recorded: f, m, or another first letter; "unknown" becomes missing.</summary>
    Sex,

    /// <summary>A number that should belong to one person: letters and digits only; all noughts become missing.</summary>
    Identifier,

    /// <summary>An NHS number: ten digits, check digit marked.</summary>
    NhsNumber,

    /// <summary>An e-mail address or handle: small letters.</summary>
    Email,

    /// <summary>Any other words: folded to plain letters.</summary>
    Text,
}
