using Breakwater.Kernel.Acting;

namespace Breakwater.Safeguarding.Concerns;

public enum ConcernStatus
{
    Received,
    Acknowledged,
    Checking,
    AwaitingCountersignature,
    HandedOver,
    Decided,
    Closed,
}

public static class ConcernStatuses
{
    /// <summary>There is something to do, or a team to accept.</summary>
    public static bool IsOpen(this ConcernStatus status) => status is not (ConcernStatus.Decided or ConcernStatus.Closed);

    /// <summary>A decision stands. One that waits for its second name is none yet, and none was made where a team sent it back.</summary>
    public static bool HasDecision(this ConcernStatus status) => status is ConcernStatus.HandedOver or ConcernStatus.Decided or ConcernStatus.Closed;
}

public enum ConcernAct
{
    Acknowledged,
    SentForChecks,
    GivenBackFromChecks,
    Proposed,
    CountersignatureRefused,
    ProposalWithdrawn,
    HandedOver,
    TakenBack,
    Decided,
    Accepted,
    OfferedAgain,
    Closed,
    Reopened,
}

/// <summary>Where a concern may go. A hand-over that is declined or runs out comes back to the hub by <see cref="ConcernAct.TakenBack"/>;
/// while it is offered nobody decides over the head of the team that may accept: it is taken back first. One whose acceptor may
/// not have it any more is offered again.</summary>
public static class ConcernMoves
{
    public static readonly Moves<ConcernStatus, ConcernAct> Table = new("concern",
        (ConcernStatus.Received, ConcernAct.Acknowledged, ConcernStatus.Acknowledged),
        (ConcernStatus.Received, ConcernAct.SentForChecks, ConcernStatus.Checking),
        (ConcernStatus.Received, ConcernAct.Proposed, ConcernStatus.AwaitingCountersignature),
        (ConcernStatus.Received, ConcernAct.HandedOver, ConcernStatus.HandedOver),
        (ConcernStatus.Received, ConcernAct.Decided, ConcernStatus.Decided),
        (ConcernStatus.Acknowledged, ConcernAct.SentForChecks, ConcernStatus.Checking),
        (ConcernStatus.Acknowledged, ConcernAct.Proposed, ConcernStatus.AwaitingCountersignature),
        (ConcernStatus.Acknowledged, ConcernAct.HandedOver, ConcernStatus.HandedOver),
        (ConcernStatus.Acknowledged, ConcernAct.Decided, ConcernStatus.Decided),
        (ConcernStatus.Checking, ConcernAct.SentForChecks, ConcernStatus.Checking),
        (ConcernStatus.Checking, ConcernAct.GivenBackFromChecks, ConcernStatus.Acknowledged),
        (ConcernStatus.Checking, ConcernAct.Proposed, ConcernStatus.AwaitingCountersignature),
        (ConcernStatus.Checking, ConcernAct.HandedOver, ConcernStatus.HandedOver),
        (ConcernStatus.Checking, ConcernAct.Decided, ConcernStatus.Decided),
        (ConcernStatus.AwaitingCountersignature, ConcernAct.CountersignatureRefused, ConcernStatus.Acknowledged),
        (ConcernStatus.AwaitingCountersignature, ConcernAct.ProposalWithdrawn, ConcernStatus.Acknowledged),
        (ConcernStatus.AwaitingCountersignature, ConcernAct.HandedOver, ConcernStatus.HandedOver),
        (ConcernStatus.AwaitingCountersignature, ConcernAct.Decided, ConcernStatus.Decided),
        (ConcernStatus.HandedOver, ConcernAct.TakenBack, ConcernStatus.Acknowledged),
        (ConcernStatus.HandedOver, ConcernAct.Accepted, ConcernStatus.Decided),
        (ConcernStatus.Decided, ConcernAct.OfferedAgain, ConcernStatus.HandedOver),
        (ConcernStatus.Decided, ConcernAct.Closed, ConcernStatus.Closed),
        (ConcernStatus.Decided, ConcernAct.Reopened, ConcernStatus.Acknowledged),
        (ConcernStatus.Closed, ConcernAct.Reopened, ConcernStatus.Acknowledged));
}
