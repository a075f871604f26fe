using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>
/// An item of business. Where it is kept from the public, its own title and words lie sealed and only
/// <see cref="PublicTitle"/> and the restriction's reason are ever shown outside.
/// </summary>
public sealed class Item : IRecord
{
    public required Id<Item> Id { get; init; }

    public required Id<Meeting> MeetingId { get; init; }

    /// <summary>Place on the agenda, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>As printed, or null.</summary>
    public string? Number { get; init; }

    /// <summary>What the public may read; the whole title of an item that is open.</summary>
    public required string PublicTitle { get; set; }

    /// <summary>The title of a restricted item, sealed; null where the item is open.</summary>
    public byte[]? SealedTitle { get; set; }

    public Restriction? Restriction { get; set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "agenda item";
}
