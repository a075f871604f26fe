using Breakwater.Kernel.Storage;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// A fact as it lies in the database. <see cref="Envelope"/> is what the log's tree covers, byte for byte, and holds no
/// personal data. <see cref="Payload"/> is sealed under the key of the record that it is about; lawful disposal takes
/// the key (and the payload) away and the log still verifies. The other columns repeat the envelope for queries.
/// </summary>
public sealed class StoredFact : IOutsideTheRule
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid RecordId { get; init; }

    public required Guid ActId { get; init; }

    public required string ActorKey { get; init; }

    public required bool IsLook { get; init; }

    public required DateTime At { get; init; }

    public required byte[] Envelope { get; init; }

    public byte[]? Payload { get; set; }

    /// <summary>The records that it names besides its own, while it is being stored: rows of <see cref="ShownInList"/>.</summary>
    public IReadOnlyList<ShownInList> Names { get; init; } = [];
}

/// <summary>
/// That a record stood in what somebody was shown: for each record, person, kind of list and day one row, with the first such
/// fact of that day. An index beside the log, so that "who looked at this?" is answered without opening every list there ever
/// was; each list stays one fact.
/// </summary>
public sealed class ShownInList : IOutsideTheRule
{
    public required Guid RecordId { get; init; }

    /// <summary>The record of the fact: the stream of whoever was shown it.</summary>
    public required Guid ShownTo { get; init; }

    /// <summary>The fact's name.</summary>
    public required string Name { get; init; }

    /// <summary>In London.</summary>
    public required DateOnly Day { get; init; }

    public required Guid FactId { get; init; }
}

/// <summary>A fact that has no place in the log yet. The sequencer empties this table within a second.</summary>
public sealed class WaitingFact : IOutsideTheRule
{
    public required Guid FactId { get; init; }
}

/// <summary>The place of a fact in its partnership's log: an insert-only table, positions from 0 without a gap.</summary>
public sealed class FactPlace : IOutsideTheRule
{
    public required long Position { get; init; }

    public required Guid FactId { get; init; }

    public required byte[] LeafHash { get; init; }
}

/// <summary>A signed statement that the log had this size and this root. Kept here and in a second place.</summary>
public sealed class StoredCheckpoint : IOutsideTheRule
{
    public required long Size { get; init; }

    public required int Epoch { get; init; }

    public required DateTime At { get; init; }

    public required string Text { get; init; }

    /// <summary>The tree's frontier at this size, so that the sequencer goes on without reading the whole log.</summary>
    public required byte[] Frontier { get; init; }
}
