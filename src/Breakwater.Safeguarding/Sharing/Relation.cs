using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Sharing;

public enum RelationKind
{
    /// <summary>Shared with an agency (and perhaps one team of it) for a purpose, on a basis.</summary>
    Shared,

    /// <summary>A named person reaches it, sealed or not.</summary>
    Named,

    /// <summary>A named person must never see it: related to somebody in it, or otherwise not free to act.</summary>
    Conflict,

    /// <summary>Somebody who worked on it once.</summary>
    PastWorker,
}

/// <summary>How an agency or a person stands to one record, from when, until when, what for and on what basis.</summary>
public sealed class Relation<TRecord>
{
    public required Id<Relation<TRecord>> Id { get; init; }

    public required Id<TRecord> RecordId { get; init; }

    public required RelationKind Kind { get; init; }

    public Id<Worker>? WorkerId { get; init; }

    public string? Agency { get; init; }

    public string? Team { get; init; }

    public string? Purpose { get; init; }

    public string? Basis { get; init; }

    public required DateTime From { get; init; }

    public DateTime? Until { get; set; }
}
