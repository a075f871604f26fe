using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>What a reviewer found of an emergency opening.</summary>
public enum Verdict
{
    Right,
    NotNeeded,
    TakenFurther,
}

/// <summary>
/// One use of the emergency way in: asked (what was typed and why, before anything answers), perhaps opened, and in any
/// case reviewed by somebody else. Sealed places: <c>break_glass.asked</c>, <c>break_glass.reason</c>,
/// <c>break_glass.review</c>.
/// </summary>
public sealed class BreakGlassOpening : IRecord
{
    public required Id<BreakGlassOpening> Id { get; init; }

    public required Id<Worker> WorkerId { get; init; }

    public required string Agency { get; init; }

    public required Regime Regime { get; init; }

    public required byte[] Asked { get; init; }

    public required byte[] Reason { get; init; }

    public required DateTime AskedAt { get; init; }

    /// <summary>When the time box ends, for answering and for reading alike.</summary>
    public required DateTime Until { get; init; }

    /// <summary>The concern that was opened; null: nothing was.</summary>
    public Id<Concern>? ConcernId { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public required DateTime ReviewDueAt { get; init; }

    /// <summary>When a late review was told to those above.</summary>
    public DateTime? EscalatedAt { get; private set; }

    public Id<Worker>? ReviewedBy { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public Verdict? Verdict { get; private set; }

    public byte[]? ReviewWords { get; private set; }

    /// <summary>Whose words the review is, and under which law.</summary>
    public string? ReviewAgency { get; private set; }

    public Regime ReviewRegime { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "emergency opening";

    public bool IsLate(DateTime now) => ReviewedAt is null && ReviewDueAt < now;

    public void Open(Id<Concern> concern, DateTime at) => (ConcernId, OpenedAt) = (concern, at);

    public void Review(Verdict verdict, byte[] words, Id<Worker> by, DateTime at, (string Agency, Regime Regime) holder) =>
        (Verdict, ReviewWords, ReviewedBy, ReviewedAt, ReviewAgency, ReviewRegime) = (verdict, words, by, at, holder.Agency, holder.Regime);

    public void Escalate(DateTime at) => EscalatedAt = at;
}
