using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Scrutiny.Committees;
using Breakwater.Scrutiny.Meetings;
using Breakwater.Scrutiny.Recommendations;

namespace Breakwater.Scrutiny.Letters;

public enum LetterStatus
{
    Draft,
    ChairCleared,
    Sent,
    Acknowledged,
    Replied,

    /// <summary>The reply has been before the committee.</summary>
    ReportedToCommittee,
    Withdrawn,
}

public enum LetterAct
{
    ChairCleared,
    TakenBack,
    Sent,
    Acknowledged,
    Replied,
    ReportedToCommittee,
    Withdrawn,
}

public static class LetterMoves
{
    public static readonly Moves<LetterStatus, LetterAct> Table = new("letter",
        (LetterStatus.Draft, LetterAct.ChairCleared, LetterStatus.ChairCleared),
        (LetterStatus.Draft, LetterAct.Withdrawn, LetterStatus.Withdrawn),
        (LetterStatus.ChairCleared, LetterAct.TakenBack, LetterStatus.Draft),
        (LetterStatus.ChairCleared, LetterAct.Sent, LetterStatus.Sent),
        (LetterStatus.ChairCleared, LetterAct.Withdrawn, LetterStatus.Withdrawn),
        (LetterStatus.Sent, LetterAct.Acknowledged, LetterStatus.Acknowledged),
        (LetterStatus.Sent, LetterAct.Replied, LetterStatus.Replied),
        (LetterStatus.Sent, LetterAct.ReportedToCommittee, LetterStatus.ReportedToCommittee),
        (LetterStatus.Acknowledged, LetterAct.Replied, LetterStatus.Replied),
        (LetterStatus.Acknowledged, LetterAct.ReportedToCommittee, LetterStatus.ReportedToCommittee),
        (LetterStatus.Replied, LetterAct.ReportedToCommittee, LetterStatus.ReportedToCommittee));
}

/// <summary>A letter from the chair that quotes requests by their id. What was sent is never changed.</summary>
public sealed class Letter : IRecord
{
    public required Id<Letter> Id { get; init; }

    public required string Reference { get; init; }

    public required Id<Body> FromBody { get; init; }

    public required Id<Body> ToBody { get; init; }

    public required IReadOnlyList<Id<Request>> Quotes { get; init; }

    public string Text { get; private set; } = "";

    /// <summary>Something that must come first ("once finalised"), or null.</summary>
    public string? WaitsFor { get; set; }

    /// <summary>The day by which the chair asks for a reply; null where none is named. It makes no duty and moves no clock.</summary>
    public DateOnly? ReplyBy { get; private set; }

    public LetterStatus Status { get; private set; }

    /// <summary>Name of the chair who cleared it.</summary>
    public string? ClearedBy { get; private set; }

    /// <summary>How and when it went out: mail id, post receipt.</summary>
    public string? DispatchProof { get; private set; }

    public DateTime? SentAt { get; private set; }

    public DateTime? RepliedAt { get; private set; }

    public Id<Meeting>? ReportedAt { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "letter";

    /// <summary>Whether it went out, the day it names is over, and nothing came.</summary>
    public bool IsUnanswered(DateOnly today) => Status is LetterStatus.Sent or LetterStatus.Acknowledged && ReplyBy < today;

    public void Write(string text, DateOnly? replyBy = null)
    {
        if (Status != LetterStatus.Draft)
            throw new RuleBroken("letter-text-fixed", "The chair has cleared these words. Take the letter back to change them.");
        (Text, ReplyBy) = (text, replyBy);
    }

    public void Clear(string chair)
    {
        if (Quotes.Count == 0)
            throw new RuleBroken("letter-quotes", "A letter from the chair quotes at least one request.");
        if (string.IsNullOrWhiteSpace(Text))
            throw new RuleBroken("letter-empty", "The letter has no words yet.");
        Status = LetterMoves.Table.Move(Status, LetterAct.ChairCleared);
        ClearedBy = chair;
    }

    public void TakeBack()
    {
        Status = LetterMoves.Table.Move(Status, LetterAct.TakenBack);
        ClearedBy = null;
    }

    public void Send(DateTime at, string proof)
    {
        if (ReplyBy <= DateOnly.FromDateTime(LondonTime.Of(at)))
            throw new RuleBroken("letter-reply-by", $"This letter asks for a reply by {LondonTime.Say(ReplyBy.Value)}, and that day has come. Take it back and name a later one.");
        if (WaitsFor is not null)
            throw new RuleBroken("letter-waits", $"This letter waits for something first: {WaitsFor}. Say that it has happened, then send.");
        if (string.IsNullOrWhiteSpace(proof))
            throw new RuleBroken("letter-proof", "Say how it was sent, so that its receipt can be shown.");
        Status = LetterMoves.Table.Move(Status, LetterAct.Sent);
        (SentAt, DispatchProof) = (at, proof.Trim());
    }

    public void Acknowledge() => Status = LetterMoves.Table.Move(Status, LetterAct.Acknowledged);

    public void Reply(DateTime at)
    {
        Status = LetterMoves.Table.Move(Status, LetterAct.Replied);
        RepliedAt = at;
    }

    /// <summary>The committee has had the letter before it again, answered or not.</summary>
    public void ReportTo(Id<Meeting> meeting)
    {
        Status = LetterMoves.Table.Move(Status, LetterAct.ReportedToCommittee);
        ReportedAt = meeting;
    }

    public void Withdraw() => Status = LetterMoves.Table.Move(Status, LetterAct.Withdrawn);
}
