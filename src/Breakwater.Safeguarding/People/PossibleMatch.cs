using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Linkage.Scoring;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.People;

public enum MatchStatus
{
    Waiting,
    NotSure,
    AwaitingSecondName,
    Joined,
    ToldApart,
}

public enum MatchAct
{
    LeftOpen,
    JudgedSame,
    ToldApart,
    SentBack,
    Joined,
    TakenApart,
    AskedAgain,
}

public static class MatchMoves
{
    public static readonly Moves<MatchStatus, MatchAct> Table = new("match",
        (MatchStatus.Waiting, MatchAct.LeftOpen, MatchStatus.NotSure),
        (MatchStatus.Waiting, MatchAct.JudgedSame, MatchStatus.AwaitingSecondName),
        (MatchStatus.Waiting, MatchAct.ToldApart, MatchStatus.ToldApart),
        (MatchStatus.NotSure, MatchAct.LeftOpen, MatchStatus.NotSure),
        (MatchStatus.NotSure, MatchAct.JudgedSame, MatchStatus.AwaitingSecondName),
        (MatchStatus.NotSure, MatchAct.ToldApart, MatchStatus.ToldApart),
        (MatchStatus.AwaitingSecondName, MatchAct.Joined, MatchStatus.Joined),
        (MatchStatus.AwaitingSecondName, MatchAct.SentBack, MatchStatus.Waiting),
        (MatchStatus.Joined, MatchAct.TakenApart, MatchStatus.NotSure),
        (MatchStatus.ToldApart, MatchAct.AskedAgain, MatchStatus.Waiting));
}

/// <summary>
/// Two source records that may be one person. The program finds it and decides nothing: one named person judges, and a
/// second confirms before anything is joined. Told apart is remembered. Sealed place: <c>matches.reason</c>.
/// </summary>
public sealed class PossibleMatch : IRecord
{
    public required Id<PossibleMatch> Id { get; init; }

    /// <summary>The record that came later, and its concern.</summary>
    public required Id<SourceRecord> LaterId { get; init; }

    public required Id<Concern> LaterConcernId { get; init; }

    public required Id<SourceRecord> EarlierId { get; init; }

    public required Id<Concern> EarlierConcernId { get; init; }

    /// <summary>Natural log of the odds that they are one person, when it was found.</summary>
    public required double LogOdds { get; init; }

    public required Band Band { get; init; }

    public required DateTime FoundAt { get; init; }

    public MatchStatus Status { get; private set; }

    /// <summary>Who judged last.</summary>
    public Id<Worker>? JudgedBy { get; private set; }

    public DateTime? JudgedAt { get; private set; }

    /// <summary>Why, as typed. Sealed.</summary>
    public byte[]? Reason { get; private set; }

    /// <summary>Whose words the reason is, and under which law.</summary>
    public string? ReasonAgency { get; private set; }

    public Regime ReasonRegime { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "match";

    public double Probability => 1 / (1 + Math.Exp(-LogOdds));

    /// <exception cref="RuleBroken">It stands elsewhere by now.</exception>
    public void Judge(MatchAct act, Id<Worker> by, DateTime at, byte[]? reason, (string Agency, Regime Regime) holder)
    {
        Status = MatchMoves.Table.Move(Status, act);
        (JudgedBy, JudgedAt, Reason) = (by, at, reason);
        (ReasonAgency, ReasonRegime) = reason is null ? (null, default) : holder;
    }

    /// <summary>The second name's act: who judged first stays on it.</summary>
    public void Settle(MatchAct act) => Status = MatchMoves.Table.Move(Status, act);
}
