using Breakwater.Kernel.Clocks;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>What waits on a concern beside its decision: news for whoever told us, an answer to read, a day to tell; and its place in the worklist.</summary>
public sealed partial class Concern
{
    public void MarkTold(byte[] told, DateOnly? tellOn)
    {
        (Told, TellOn, TellBy, TellerId) = (told, tellOn, null, null);
        Settle();
    }

    /// <summary>The day to tell child and parents, or to think again, has come: it waits for whoever is responsible.</summary>
    public void FallDueToTell(Id<Worker>? teller)
    {
        (TellBy, TellerId) = (LondonDay.End(TellOn ?? throw new InvalidOperationException("No day was given.")), teller);
        Settle();
    }

    /// <summary>Whoever told us wrote again: an answer is due.</summary>
    public void HearFromReporter(DateTime answerBy)
    {
        AnswerBy ??= answerBy;
        Settle();
    }

    /// <summary>Whoever told us was answered.</summary>
    public void AnswerReporter()
    {
        AnswerBy = null;
        Settle();
    }

    /// <summary>An agency answered after the decision: somebody has to read whether it changes anything.</summary>
    public void HearFromAgency(DateTime readBy)
    {
        ReadBy ??= readBy;
        Settle();
    }

    /// <summary>A team declined, and what else was decided stands: the duty manager reads why, and whether more is needed.</summary>
    public void HearOfDecline(Id<Worker>? dutyManager, DateTime readBy)
    {
        HolderId = dutyManager;
        HearFromAgency(readBy);
    }

    /// <summary>One of its referrals was answered, and another is still to be accepted, by then.</summary>
    public void WaitForAcceptance(DateTime acceptBy)
    {
        AcceptBy = acceptBy;
        Settle();
    }

    public void AnswersRead()
    {
        ReadBy = null;
        Settle();
    }

    /// <summary>Whoever told us heard what came of it. A message of theirs that nobody has answered goes on waiting.</summary>
    public void GiveFeedback(DateTime at, bool messageWaits)
    {
        FeedbackAt = at;
        if (!messageWaits) AnswerReporter();
    }

    /// <summary>Until when the acceptance, the decision or a look at its pause is due, whatever waits beside it. Null: it is decided.</summary>
    public static DateTime? NextBy(ConcernStatus status, DateTime dueAt, DateTime? acceptBy, DateOnly? pausedUntil) =>
        status is ConcernStatus.HandedOver ? acceptBy : !status.IsOpen() ? null : pausedUntil is { } lookOn ? LondonDay.End(lookOn) : dueAt;

    private void Settle()
    {
        var next = NextBy(Status, DueAt, AcceptBy, PausedUntil);
        var until = Sooner(Sooner(Sooner(next, AnswerBy), TellBy), ReadBy);
        var (nobody, urgent) = (HolderId is null, Urgency == Urgency.Now);
        Queue = until is null ? Queues.NothingWaits
            : nobody ? (urgent ? Queues.UrgentNobodyHasIt : Queues.NobodyHasIt)
            : urgent ? Queues.UrgentSomebodyHasIt : Queues.SomebodyHasIt;
        WaitsUntil = until ?? DueAt;
    }

    private static DateTime? Sooner(DateTime? one, DateTime? other) => one is null || other < one ? other ?? one : one;
}
