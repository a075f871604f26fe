using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.BreakGlass;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Retention;

/// <summary>Why a record may go.</summary>
public enum DisposalGround
{
    /// <summary>The partnership's schedule keeps it no longer.</summary>
    RetentionEnded,

    /// <summary>The data protection officer decided that it is erased before that.</summary>
    Erasure,
}

public enum DisposalStatus
{
    Proposed,
    Refused,
    Done,
}

public enum DisposalAct
{
    Refused,
    Confirmed,
}

public static class DisposalMoves
{
    public static readonly Moves<DisposalStatus, DisposalAct> Table = new("disposal",
        (DisposalStatus.Proposed, DisposalAct.Refused, DisposalStatus.Refused),
        (DisposalStatus.Proposed, DisposalAct.Confirmed, DisposalStatus.Done));
}

/// <summary>
/// The disposal of one concern and all that hangs on it, or of one emergency opening that opened nothing: one named person
/// proposes, a second confirms. It is what stays of the record: reference and dates, by whom and why. Sealed under its own key,
/// place <c>disposals.reason</c>.
/// </summary>
public sealed class Disposal : IRecord
{
    public required Id<Disposal> Id { get; init; }

    /// <summary>The concern; null: it is of an emergency opening.</summary>
    public required Id<Concern>? ConcernId { get; init; }

    /// <summary>The emergency opening that opened nothing; null: it is of a concern.</summary>
    public required Id<BreakGlassOpening>? OpeningId { get; init; }

    /// <summary>The concern's own; an opening has none and is called by its minute.</summary>
    public required string Reference { get; init; }

    public required DisposalGround Ground { get; init; }

    /// <summary>Since when the schedule keeps it no longer. Null: the schedule says nothing of it, or it isn't decided.</summary>
    public required DateOnly? KeptUntil { get; init; }

    public required Id<Worker> ProposedBy { get; init; }

    public required DateTime ProposedAt { get; init; }

    /// <summary>Why, as typed by whoever proposed it.</summary>
    public required byte[] Reason { get; init; }

    /// <summary>Whose words that is, and under which law.</summary>
    public required string Agency { get; init; }

    public required Regime Regime { get; init; }

    public DisposalStatus Status { get; private set; }

    /// <summary>Who put the second name to it, or did not.</summary>
    public Id<Worker>? SettledBy { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "disposal";

    /// <exception cref="RuleBroken">It was settled before.</exception>
    public void Settle(DisposalAct act, Id<Worker> by, DateTime at)
    {
        Status = DisposalMoves.Table.Move(Status, act);
        (SettledBy, SettledAt) = (by, at);
    }
}
