using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;

namespace Breakwater.Safeguarding.Referrals;

public enum ReferralStatus
{
    Offered,
    Accepted,
    Declined,
    Expired,
    Withdrawn,
}

public enum ReferralAct
{
    Accepted,
    Declined,
    LetRunOut,
    Withdrawn,
    GivenBack,
}

public static class ReferralMoves
{
    public static readonly Moves<ReferralStatus, ReferralAct> Table = new("referral",
        (ReferralStatus.Offered, ReferralAct.Accepted, ReferralStatus.Accepted),
        (ReferralStatus.Offered, ReferralAct.Declined, ReferralStatus.Declined),
        (ReferralStatus.Offered, ReferralAct.LetRunOut, ReferralStatus.Expired),
        (ReferralStatus.Offered, ReferralAct.Withdrawn, ReferralStatus.Withdrawn),
        (ReferralStatus.Accepted, ReferralAct.GivenBack, ReferralStatus.Offered),
        (ReferralStatus.Expired, ReferralAct.Accepted, ReferralStatus.Accepted),
        (ReferralStatus.Expired, ReferralAct.Declined, ReferralStatus.Declined),
        (ReferralStatus.Expired, ReferralAct.Withdrawn, ReferralStatus.Withdrawn));
}

/// <summary>
/// Work handed from the deciding agency to another team. The deciding agency stays responsible until a named person has
/// accepted, and is responsible again when that person may not have it any more; a decline or a lapse moves the work to the
/// hub's duty manager, and the clock of the concern never restarts.
/// </summary>
public sealed class Referral : IRecord
{
    public required Id<Referral> Id { get; init; }

    public required string Reference { get; init; }

    public required Id<Concern> ConcernId { get; init; }

    /// <summary>The code of the decision that made it.</summary>
    public required string Kind { get; init; }

    /// <summary>The agency whose words the summary is: controller of the referral.</summary>
    public required string FromAgency { get; init; }

    /// <summary>The law that governs the summary.</summary>
    public required Regime Regime { get; init; }

    public required Id<Worker> OfferedBy { get; init; }

    public required string ToAgency { get; init; }

    public required string ToTeam { get; init; }

    public required DateTime OfferedAt { get; init; }

    /// <summary>Until when it is to be accepted. Never put off; brought forward when the concern is marked urgent.</summary>
    public required DateTime AcceptBy { get; set; }

    /// <summary>When it climbs the rota next, if nobody accepts before. Null: answered, or the rota is at its end.</summary>
    public required DateTime? ClimbAt { get; set; }

    public ReferralStatus Status { get; private set; }

    public Id<Worker>? AcceptedBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    /// <summary>How far it has climbed the rota since it ran out: 0, 1, 2 …</summary>
    public int Climbed { get; private set; }

    /// <summary>What the receiving team needs to know. Sealed; place <c>referrals.summary</c>.</summary>
    public required byte[] Summary { get; set; }

    /// <summary>Why it was declined, in the words of the agency that it was offered to. Sealed; place <c>referrals.decline</c>.</summary>
    public byte[]? DeclineReason { get; private set; }

    public Regime DeclineRegime { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "referral";

    /// <summary>Who answers for it now: the deciding agency until somebody has accepted.</summary>
    public string ResponsibleAgency => Status == ReferralStatus.Accepted ? ToAgency : FromAgency;

    public void Accept(Id<Worker> by, DateTime at)
    {
        Status = ReferralMoves.Table.Move(Status, ReferralAct.Accepted);
        (AcceptedBy, AnsweredAt, ClimbAt) = (by, at, null);
    }

    public void Decline(byte[] reason, Regime regime, DateTime at)
    {
        Status = ReferralMoves.Table.Move(Status, ReferralAct.Declined);
        (DeclineReason, DeclineRegime, AnsweredAt, ClimbAt) = (reason, regime, at, null);
    }

    /// <summary>Nobody accepted in time: up the rota, to the next who may know of it.</summary>
    public void LetRunOut(int climbed, DateTime? next)
    {
        if (Status == ReferralStatus.Offered) Status = ReferralMoves.Table.Move(Status, ReferralAct.LetRunOut);
        (Climbed, ClimbAt) = (climbed, next);
    }

    /// <summary>
    /// Whoever had accepted may not see it any more, or is gone: nobody has it, and it is offered to the team again. The time to
    /// accept stays as it was first set: what is left of it is left to the team, and where it is over the rota hears of it at
    /// once, from its first step. A new day in hand would only hide that somebody waits.
    /// </summary>
    public void GiveBack(DateTime at)
    {
        Status = ReferralMoves.Table.Move(Status, ReferralAct.GivenBack);
        (AcceptedBy, AnsweredAt, Climbed, ClimbAt) = (null, null, 0, AcceptBy > at ? AcceptBy : at);
    }

    /// <summary>It can't wait any more: acceptance, and the next step up the rota, are due by then, if they weren't sooner.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool BringForward(DateTime to)
    {
        var before = (AcceptBy, ClimbAt);
        if (AcceptBy > to) AcceptBy = to;
        if (ClimbAt > to) ClimbAt = to;
        return before != (AcceptBy, ClimbAt);
    }

    /// <summary>Goes with its concern: its words are taken out, reference and dates stay.</summary>
    public void BecomeTombstone() => (Summary, DeclineReason, ClimbAt) = ([], null, null);

    public void Withdraw(DateTime at)
    {
        Status = ReferralMoves.Table.Move(Status, ReferralAct.Withdrawn);
        (AnsweredAt, ClimbAt) = (at, null);
    }
}
