namespace Breakwater.Web.Appearance;

/// <summary>
/// The header of every record (partial <c>_RecordHeader</c>): what it is, who is responsible tonight, whether it is
/// safe to call or write, what child and parents have been told.
/// </summary>
public sealed record RecordHeader
{
    /// <summary>Concern, referral …, in the partnership's words.</summary>
    public required string Kind { get; init; }

    /// <summary>The short reference with its check character.</summary>
    public required string Reference { get; init; }

    /// <summary>The page's heading: a name, or what the record is about.</summary>
    public required string Title { get; init; }

    /// <summary>Marking and regime, such as "OFFICIAL-SENSITIVE · UK GDPR".</summary>
    public string? Marking { get; init; }

    /// <summary>Passages in it that another law governs than the record, such as "Part 3 passages of Merrowshire Police"; null: none.</summary>
    public string? Holds { get; init; }

    /// <summary>The agency that answers for the record as controller.</summary>
    public string? OwningAgency { get; init; }

    /// <summary>Who is responsible tonight; null says "Nobody has this yet".</summary>
    public string? Responsible { get; init; }

    /// <summary>Whom to ring about it by day and out of hours, each number with whose it is; null when it doesn't apply.</summary>
    public string? Ring { get; init; }

    /// <summary>Safe to call or write, and how; null says "Not known: ask before you call or write".</summary>
    public string? SafeContact { get; init; }

    /// <summary>True when calling or writing could put somebody in danger: shown as a warning.</summary>
    public bool ContactIsDangerous { get; init; }

    /// <summary>Whether child and parents have been told, or why not with the next date to tell; null when it doesn't apply.</summary>
    public string? Told { get; init; }

    /// <summary>The clock that matters now.</summary>
    public DueTag? Due { get; init; }

    /// <summary>That the clock stands, or stood, and why; null when it never did.</summary>
    public string? Clock { get; init; }

    /// <summary>How soon somebody has to act, where that is sooner than usual: "Urgent", or what whoever told us asked for.</summary>
    public string? Urgency { get; init; }

    /// <summary>What stands over the line on who was told.</summary>
    public string ToldOf { get; init; } = "Child and parents told?";

    /// <summary>Where things stand, in words.</summary>
    public string? Status { get; init; }
}
