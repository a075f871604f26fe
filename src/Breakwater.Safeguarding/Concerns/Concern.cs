using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>How a concern reached us.</summary>
public enum Channel
{
    PublicForm,
    ProfessionalForm,
    SchoolLink,
    Telephone,
    Email,
    WalkIn,
}

/// <summary>What was promised to whoever told us.</summary>
public enum Promise
{
    Anonymous,
    Confidential,
    Named,
}

public enum Urgency
{
    Routine,
    Soon,
    Now,
}

/// <summary>
/// A worry that somebody brought to the partnership, from its arrival to the decision what to do. Words are sealed under
/// the concern's own key; names and exact-match keys of the people in it stand in <see cref="ConcernPerson"/>.
/// </summary>
public sealed class Concern : IRecord
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

    public Regime Regime { get; set; }

    public Handling Handling { get; set; }

    public Urgency Urgency { get; set; }

    public ConcernStatus Status { get; private set; }

    /// <summary>Who has it. Null: nobody has this yet.</summary>
    public Id<Worker>? HolderId { get; private set; }

    /// <summary>The signed-in worker who brought it, if one did: may follow its safe status, no more.</summary>
    public Id<Worker>? BroughtBy { get; init; }

    /// <summary>When the decision on it is due. Never moved, save by a pause with a reason.</summary>
    public required DateTime DueAt { get; set; }

    public DateTime? AcknowledgedAt { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    /// <summary>Sign codes of the configuration, comma between.</summary>
    public string Signs { get; set; } = "";

    public string? DecisionCode { get; private set; }

    /// <summary>Who proposed a decision that somebody else has to countersign.</summary>
    public Id<Worker>? ProposedBy { get; private set; }

    /// <summary>What was said, in the words of whoever said it. Sealed; place <c>concerns.narrative</c>.</summary>
    public required byte[] Narrative { get; init; }

    /// <summary>Where and when, how they know; sealed JSON of <see cref="Circumstances"/>; place <c>concerns.circumstances</c>.</summary>
    public byte[]? Circumstances { get; set; }

    /// <summary>HMAC of the receipt, or null when the person chose none.</summary>
    public byte[]? ReceiptDigest { get; init; }

    public DateTime? FeedbackAt { get; set; }

    public List<ConcernPerson> People { get; } = [];

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "concern";

    public bool IsOpen => Status is not (ConcernStatus.Decided or ConcernStatus.Closed);

    /// <summary>Puts the concern in somebody's hands.</summary>
    /// <exception cref="RuleBroken">It is decided or closed.</exception>
    public void Take(Id<Worker> worker, DateTime at)
    {
        if (!IsOpen) throw new RuleBroken("take-open-only", "This concern is decided. Reopen it first if there is more to do.");
        HolderId = worker;
        if (Status == ConcernStatus.Received) Acknowledge(at);
    }

    public void Acknowledge(DateTime at)
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.Acknowledged);
        AcknowledgedAt = at;
    }

    public void SendForChecks() => Status = ConcernMoves.Table.Move(Status, ConcernAct.SentForChecks);

    public void EndChecks() => Status = ConcernMoves.Table.Move(Status, ConcernAct.GivenBackFromChecks);

    /// <summary>A decision that needs a second name waits for it here.</summary>
    public void Propose(string decision, Id<Worker> by)
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.Proposed);
        (DecisionCode, ProposedBy) = (decision, by);
    }

    public void RefuseCountersignature()
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.CountersignatureRefused);
        (DecisionCode, ProposedBy) = (null, null);
    }

    /// <summary>Offered to another team: ours until a named person there has accepted.</summary>
    public void HandOver(string decision, DateTime at)
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.HandedOver);
        (DecisionCode, DecidedAt) = (decision, at);
    }

    /// <summary>A hand-over came back: the work is with the hub's duty manager again, and the clock has run on.</summary>
    public void TakeBack(Id<Worker>? dutyManager)
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.TakenBack);
        (HolderId, DecidedAt) = (dutyManager, null);
    }

    public void Decide(string decision, DateTime at)
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.Decided);
        (DecisionCode, DecidedAt) = (decision, DecidedAt ?? at);
    }

    public void Close() => Status = ConcernMoves.Table.Move(Status, ConcernAct.Closed);

    public void Reopen()
    {
        Status = ConcernMoves.Table.Move(Status, ConcernAct.Reopened);
        (DecidedAt, DecisionCode, ProposedBy) = (null, null, null);
    }
}

/// <summary>Where, when and how somebody knows; all as typed.</summary>
public sealed record Circumstances(string? Where, string? When, string? HowKnown, string? SafeToContact = null, string? ChildKnows = null, string? ParentsKnow = null, string? EarlierReferrals = null);
