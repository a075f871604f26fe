namespace Breakwater.Kernel.Log;

/// <summary>
/// One placed fact as it is stored, handed to the verifier. It borrows the caller's bytes, so that a million rows
/// need no memory of their own.
/// </summary>
public readonly ref struct LogRow
{
    /// <summary>The fact's place in the log: 0, 1, 2 … without a gap.</summary>
    public required long Position { get; init; }

    /// <summary>The fact's id, by which a wrong row is named.</summary>
    public required Guid Fact { get; init; }

    /// <summary>The envelope's stored bytes, exactly.</summary>
    public required ReadOnlySpan<byte> Envelope { get; init; }

    /// <summary>The leaf hash stored beside it, 32 bytes.</summary>
    public required ReadOnlySpan<byte> StoredLeaf { get; init; }

    /// <summary>The instant (UTC) that the envelope itself gives, not a column beside it.</summary>
    public required DateTime Time { get; init; }

    /// <summary>What came of comparing the payload with the digest in the envelope.</summary>
    public required PayloadCheck Payload { get; init; }

    /// <summary>The record that the fact is about, by its envelope; asked for only where the payload is gone.</summary>
    public Guid Record { get; init; }

    /// <summary>The records of whose lawful disposal the envelope tells.</summary>
    public IReadOnlyList<Guid>? Disposes { get; init; }

    /// <summary>Set if the envelope says that a restored backup opens a new epoch here.</summary>
    public EpochOpening? Opens { get; init; }
}

/// <summary>What came of comparing a stored payload with the digest in its envelope.</summary>
public enum PayloadCheck
{
    /// <summary>Nobody looked (the verifier has no payload key). Never counts as right.</summary>
    NotLooked = 0,

    /// <summary>The payload gives the digest.</summary>
    Right = 1,

    /// <summary>Key destroyed, tombstone there: lawful where a later fact of the log tells of the disposal.</summary>
    Disposed = 2,

    /// <summary>The payload gives another digest.</summary>
    Changed = 3,

    /// <summary>There is neither payload nor tombstone.</summary>
    Gone = 4,
}

/// <summary>The fact that a backup was restored. It stands in the log and so can't be unsaid.</summary>
/// <param name="Epoch">The epoch that begins with this fact.</param>
/// <param name="OldCheckpoint">Digest of the newest checkpoint known of the epoch before.</param>
public sealed record EpochOpening(int Epoch, TreeHash OldCheckpoint);
