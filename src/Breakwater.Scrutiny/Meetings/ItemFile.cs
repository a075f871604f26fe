using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>
/// A file that belongs to an item: a report, an appendix, what was "appended to the signed minutes". Its bytes lie sealed
/// under the item's key, open or not; of a restricted one the name does too.
/// </summary>
public sealed class ItemFile : IRecord
{
    /// <summary>Kinds of file that are taken, by their ending, with their media type. None of them runs in a browser.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public required Id<ItemFile> Id { get; init; }

    public required Id<Item> ItemId { get; init; }

    public required Id<Meeting> MeetingId { get; init; }

    /// <summary>What the public may read as its name.</summary>
    public required string PublicName { get; set; }

    /// <summary>The file's own name where it is restricted, sealed.</summary>
    public byte[]? SealedName { get; set; }

    /// <summary>".pdf" and the like.</summary>
    public required string Ending { get; init; }

    public required int Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required byte[] Sealed { get; init; }

    public Restriction? Restriction { get; set; }

    public required DateTime AttachedAt { get; init; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "item file";
}
