namespace Breakwater.Kernel.Log;

/// <summary>What is wrong with a log.</summary>
public enum FaultKind
{
    /// <summary>An envelope doesn't give the leaf hash stored beside it.</summary>
    Edited,

    /// <summary>A payload was changed, or is gone without a tombstone.</summary>
    PayloadWrong,

    /// <summary>A position is missing.</summary>
    Deleted,

    /// <summary>A position comes twice or out of order.</summary>
    OutOfOrder,

    /// <summary>Rows agree with themselves but not with a signed checkpoint: they were rewritten, swapped or put in.</summary>
    Rewritten,

    /// <summary>Rows end before a signed checkpoint does.</summary>
    Truncated,

    /// <summary>Two signed checkpoints tell two histories.</summary>
    Fork,

    /// <summary>Time goes back, or a fact is dated after the checkpoint that covers it.</summary>
    ClockBack,

    /// <summary>A checkpoint isn't signed by a key that was given, or belongs to another log.</summary>
    NotSigned,

    /// <summary>A new epoch without the fact that opens it, or one that names no known checkpoint.</summary>
    EpochUnexplained,

    /// <summary>The place to go on from doesn't fit its checkpoint.</summary>
    WrongStart,
}

/// <summary>The first thing found wrong.</summary>
/// <param name="Kind">What kind of wrong.</param>
/// <param name="First">First position that may be wrong; null if it lies in the checkpoints.</param>
/// <param name="Last">Last position that may be wrong: the same as <paramref name="First"/> where one row is known.</param>
/// <param name="Fact">The row's fact, where one row is known.</param>
/// <param name="Sentence">One sentence for the operator.</param>
public sealed record LogFault(FaultKind Kind, long? First, long? Last, Guid? Fact, string Sentence)
{
    internal static LogFault At(FaultKind kind, in LogRow row, string what) =>
        new(kind, row.Position, row.Position, row.Fact, $"Fact at position {row.Position} ({row.Fact}): {what}.");

    internal static LogFault InCheckpoints(FaultKind kind, SignedCheckpoint where, string what) =>
        new(kind, null, null, null, $"{where.Source}: {what}.");
}
