using Breakwater.Kernel.Ids;

namespace Breakwater.Scrutiny.Meetings;

/// <summary>
/// One paragraph of minutes or of a report, to the letter. An open one holds its words readably; one that is kept from the
/// public holds them sealed under its item's key, so that no search, feed or export can come upon them.
/// </summary>
public sealed class Passage
{
    public required Id<Passage> Id { get; init; }

    public required Id<Meeting> MeetingId { get; init; }

    public required Id<Item> ItemId { get; init; }

    public required int Order { get; init; }

    public string? Number { get; init; }

    public required string Kind { get; init; }

    public string? Speaker { get; set; }

    /// <summary>The words of an open passage; null where it is restricted.</summary>
    public string? Text { get; set; }

    public byte[]? Sealed { get; set; }

    public Restriction? Restriction { get; set; }

    public string? SourceSha256 { get; init; }

    public int? SourceOffset { get; init; }

    public int? SourceLength { get; init; }
}
