using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// A worry that somebody brought to the partnership, from its arrival to the decision what to do. Words are sealed under
/// the concern's own key; names and exact-match keys of the people in it stand in <see cref="ConcernPerson"/>.
/// </summary>
public sealed partial class Concern : IRecord
{
    public required Id<Concern> Id { get; init; }

    public required string Reference { get; init; }

    /// <summary>me, child, adult, place, group or online.</summary>
    public required string About { get; init; }

    public required Channel Channel { get; init; }

    public required Promise Promise { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public string? Area { get; set; }

    public required string FrontDoor { get; set; }

    /// <summary>The agency that is controller of the record, and its team that triages it.</summary>
    public required string OwningAgency { get; set; }

    public required string Team { get; set; }

    /// <summary>The law that governs the record; a passage of another agency says its own.</summary>
    public required Regime Regime { get; init; }

    public Handling Handling { get; set; }

    public Urgency Urgency
    {
        get;
        set
        {
            field = value;
            Settle();
        }
    }

    public ConcernStatus Status { get; private set; }

    /// <summary>Who has it. Null: nobody has this yet.</summary>
    public Id<Worker>? HolderId
    {
        get;
        private set
        {
            field = value;
            Settle();
        }
    }

    /// <summary>The signed-in worker who brought it, if one did: may follow its safe status, no more.</summary>
    public Id<Worker>? BroughtBy { get; set; }

    /// <summary>When the decision on it is due. Put off by nothing but a pause with its reason; brought forward when it is marked urgent.</summary>
    public required DateTime DueAt
    {
        get;
        set
        {
            field = value;
            Settle();
        }
    }

    /// <summary>Where it stands in the worklist: one of <see cref="Queues"/>'s numbers. Kept with each act, so that the list is read in the order of an index.</summary>
    public int Queue { get; private set; }

    /// <summary>Until when whatever comes next is due: the decision, an acceptance, an answer to whoever told us.</summary>
    public DateTime WaitsUntil { get; private set; }

    /// <summary>Since when the decision's clock stands still. Null: it runs.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>The day on which a clock that stands is looked at again, at the latest.</summary>
    public DateOnly? PausedUntil { get; private set; }

    /// <summary>Every stop of the decision's clock, whole; sealed, place <c>concerns.pauses</c>: see <see cref="ClockPauses"/>.</summary>
    public byte[]? Pauses { get; private set; }

    /// <summary>Until when a message of whoever told us, or the news of the outcome, is to be answered. Null: nothing waits.</summary>
    public DateTime? AnswerBy { get; private set; }

    /// <summary>Until when the team that it was offered to has to accept.</summary>
    public DateTime? AcceptBy { get; private set; }

    /// <summary>What an agency answered after the decision, or why one declined its part of it: until when somebody reads it. Null: nothing waits to be read.</summary>
    public DateTime? ReadBy { get; private set; }

    public DateTime? AcknowledgedAt { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Sign codes of the configuration, comma between.</summary>
    public string Signs { get; set; } = "";

    public string? DecisionCode { get; private set; }

    /// <summary>Who proposed a decision that somebody else has to countersign.</summary>
    public Id<Worker>? ProposedBy { get; private set; }

    /// <summary>What was said, in the words of whoever said it. Sealed; place <c>concerns.narrative</c>.</summary>
    public required byte[] Narrative { get; set; }

    /// <summary>Where and when, how they know; sealed JSON of <see cref="Circumstances"/>; place <c>concerns.circumstances</c>.</summary>
    public byte[]? Circumstances { get; set; }

    /// <summary>The decision as it was given or proposed, also where its second name sent it back and nothing was decided since; sealed JSON of <see cref="DecisionInput"/>; place <c>concerns.decision</c>.</summary>
    public byte[]? Decision { get; private set; }

    /// <summary>Whether child and parents know; sealed JSON of <see cref="WhoWasTold"/>; place <c>concerns.told</c>.</summary>
    public byte[]? Told { get; private set; }

    /// <summary>When to tell them, or to think again about telling them.</summary>
    public DateOnly? TellOn { get; private set; }

    /// <summary>That day has come: until when it is looked at. Null: it hasn't, or somebody has.</summary>
    public DateTime? TellBy { get; private set; }

    /// <summary>Who is responsible for it since that day came, where that isn't its holder.</summary>
    public Id<Worker>? TellerId { get; private set; }

    public DateTime? EscalatedAt { get; private set; }

    /// <summary>HMAC of the receipt, or null when the person chose none.</summary>
    public byte[]? ReceiptDigest { get; set; }

    /// <summary>Since when whoever told us can read what came of it, or when they were told.</summary>
    public DateTime? FeedbackAt { get; private set; }

    public List<ConcernPerson> People { get; } = [];

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "concern";

    /// <summary>The decision is still to be made, so its clock may be made to wait.</summary>
    public bool CanPause => Status is ConcernStatus.Received or ConcernStatus.Acknowledged or ConcernStatus.Checking;

    public bool IsOpen => Status.IsOpen();

    /// <summary>Puts the concern in somebody's hands.</summary>
    /// <exception cref="RuleBroken">It is decided or closed.</exception>
    public void Take(Id<Worker> worker, DateTime at)
    {
        if (!IsOpen) throw new RuleBroken("take-open-only", "This concern is decided. Reopen it first if there is more to do.");
        HolderId = worker;
        if (Status == ConcernStatus.Received) Acknowledge(at);
        Settle();
    }

    public void Acknowledge(DateTime at)
    {
        Move(ConcernAct.Acknowledged);
        AcknowledgedAt = at;
    }

    public void SendForChecks() => Move(ConcernAct.SentForChecks);

    public void EndChecks() => Move(ConcernAct.GivenBackFromChecks);

    /// <summary>A decision that needs a second name waits for it here, with everything that was typed.</summary>
    public void Propose(string decision, byte[] words, Id<Worker> by)
    {
        Move(ConcernAct.Proposed);
        (DecisionCode, Decision, ProposedBy) = (decision, words, by);
    }

    /// <summary>It comes back from its second name. What was proposed is kept: it is decided again from there.</summary>
    public void RefuseCountersignature() => GiveProposalBack(ConcernAct.CountersignatureRefused, Decision);

    /// <summary>Whoever proposed it, or a colleague, takes the proposal back: it is decided anew.</summary>
    public void WithdrawProposal() => GiveProposalBack(ConcernAct.ProposalWithdrawn, kept: null);

    private void GiveProposalBack(ConcernAct act, byte[]? kept)
    {
        Move(act);
        (DecisionCode, Decision, ProposedBy) = (null, kept, null);
    }

    /// <summary>Offered to another team: ours until a named person there has accepted.</summary>
    public void HandOver(string decision, byte[] words, DateTime at, DateTime acceptBy)
    {
        AcceptBy = acceptBy;
        Move(ConcernAct.HandedOver);
        (DecisionCode, Decision, DecidedAt) = (decision, words, at);
    }

    /// <summary>A hand-over came back: the work is with the hub's duty manager again, nothing is decided any more, and the clock has run on.</summary>
    public void TakeBack(Id<Worker>? dutyManager)
    {
        (HolderId, DecidedAt, AcceptBy, DecisionCode, Decision, ProposedBy, ReadBy) = (dutyManager, null, null, null, null, null, null);
        Move(ConcernAct.TakenBack);
    }

    /// <summary>Whoever had accepted may not have it any more: ours again until a named person there has accepted. The decision stands.</summary>
    public void OfferAgain(DateTime acceptBy)
    {
        AcceptBy = acceptBy;
        Move(ConcernAct.OfferedAgain);
    }

    /// <summary>Decided. Whoever told us is owed the news until <paramref name="answerBy"/>; null when they have it already.</summary>
    public void Decide(string decision, byte[]? words, DateTime at, DateTime? answerBy, ConcernAct act = ConcernAct.Decided)
    {
        if (answerBy is not null) AnswerBy = AnswerBy is { } sooner && sooner < answerBy ? sooner : answerBy;
        Move(act);
        (DecisionCode, Decision, DecidedAt) = (decision, words ?? Decision, DecidedAt ?? at);
    }

    /// <summary>Somebody is not free to act on it: what they had nobody has now, and it stands on top of the worklist.</summary>
    public void LetGo(Id<Worker> whom)
    {
        if (HolderId == whom) HolderId = null;
        if (TellerId == whom) TellerId = null;
    }

    public void Close() => Move(ConcernAct.Closed);

    /// <summary>There is more to do, and what comes of it is news again; news of the old outcome is owed no more, an answer to a message is.</summary>
    public void Reopen(bool messageWaits)
    {
        Move(ConcernAct.Reopened);
        (DecidedAt, DecisionCode, Decision, ProposedBy, AcceptBy, FeedbackAt, ReadBy) = (null, null, null, null, null, null, null);
        if (!messageWaits) AnswerBy = null;
        Settle();
    }

    /// <summary>Somebody may be in danger: it goes before everything else, and is due at <paramref name="decideBy"/>, or to be accepted by <paramref name="acceptBy"/>, if that is sooner.</summary>
    public void Escalate(DateTime at, DateTime decideBy, DateTime acceptBy)
    {
        if (acceptBy < AcceptBy) AcceptBy = acceptBy;
        (Urgency, EscalatedAt, DueAt) = (Urgency.Now, at, decideBy < DueAt ? decideBy : DueAt);
    }

    /// <summary>The decision's clock stands still.</summary>
    /// <exception cref="RuleBroken">There is no decision left to wait for.</exception>
    public void Pause(byte[] pauses, DateTime at, DateOnly lookOn)
    {
        if (!CanPause) throw new RuleBroken("pause-decided", "The clock of the decision can be paused only while the decision is still to be made.");
        (Pauses, PausedAt, PausedUntil) = (pauses, at, lookOn);
        Settle();
    }

    /// <summary>The clock goes on, and is due so much later as it stood.</summary>
    public void GoOn(byte[] pauses, DateTime due)
    {
        (Pauses, PausedAt, PausedUntil) = (pauses, null, null);
        DueAt = due;
    }

    private void Move(ConcernAct act)
    {
        Status = ConcernMoves.Table.Move(Status, act);
        Settle();
    }
}
