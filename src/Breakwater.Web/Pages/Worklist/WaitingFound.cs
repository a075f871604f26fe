using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Personal;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Breakwater.Safeguarding.Referrals;

namespace Breakwater.Web.Pages.Worklist;

/// <summary>A waiting concern as the database gives it.</summary>
internal sealed class WaitingConcern
{
    public required Id<Concern> Id { get; init; }

    public required string Reference { get; init; }

    public required string About { get; init; }

    public required string? Area { get; init; }

    public required ConcernStatus Status { get; init; }

    public required Urgency Urgency { get; init; }

    public required int Queue { get; init; }

    public required DateTime WaitsUntil { get; init; }

    public required DateTime? AnswerBy { get; init; }

    public required DateTime DueAt { get; init; }

    public required DateTime? AcceptBy { get; init; }

    public required DateTime? DecidedAt { get; init; }

    public required DateTime? FeedbackAt { get; init; }

    public required DateTime? PausedAt { get; init; }

    public required DateOnly? PausedUntil { get; init; }

    public required DateTime? TellBy { get; init; }

    public required DateTime? ReadBy { get; init; }

    public required Id<Worker>? HolderId { get; init; }

    public required string? Holder { get; init; }

    public required PersonName? Names { get; init; }

    public required PostalAddress? Place { get; init; }

    /// <summary>Checks not answered yet, and how many of them are late.</summary>
    public required int Left { get; init; }

    public required int Late { get; init; }

    /// <summary>Agency and team of the newest referral, a slash between.</summary>
    public required string? To { get; init; }
}

/// <summary>A referral that waits to be accepted.</summary>
internal sealed class WaitingReferral
{
    public required Id<Referral> Id { get; init; }

    public required string Reference { get; init; }

    public required string Kind { get; init; }

    public required DateTime AcceptBy { get; init; }

    public required string ToAgency { get; init; }

    public required string ToTeam { get; init; }

    public required string? Area { get; init; }

    public required Urgency Urgency { get; init; }
}

/// <summary>A check that waits for its agency, or for one team of it.</summary>
internal sealed class WaitingCheck
{
    public required Id<AgencyCheck> Id { get; init; }

    public required string Agency { get; init; }

    public required string? Team { get; init; }

    public required DateTime DueAt { get; init; }

    public required string? Area { get; init; }

    public required string? Reference { get; init; }
}
