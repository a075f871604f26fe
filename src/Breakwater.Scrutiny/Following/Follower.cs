using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Scrutiny.Following;

/// <summary>
/// Somebody who wants mail when something changes. Nothing is sent but the question whether they want it, until they have
/// said yes from that address. The address lies sealed; the link's token is kept as a keyed digest.
/// </summary>
public sealed class Follower : IRecord
{
    /// <summary>How long the question stays open.</summary>
    public static readonly TimeSpan AskFor = TimeSpan.FromDays(3);

    public required Id<Follower> Id { get; init; }

    public required byte[] Address { get; init; }

    /// <summary>Keyed digest of address and what is followed: the same wish twice is one row.</summary>
    public required byte[] WishDigest { get; init; }

    public required byte[] TokenDigest { get; set; }

    /// <summary>"all", "topic:…", "body:…" or "request:…".</summary>
    public required string Follows { get; init; }

    /// <summary>Address of the site on which it was asked for, such as "https://scrutiny.example"; links in mail begin with it.</summary>
    public required string Site { get; init; }

    public required DateTime AskedAt { get; set; }

    public DateTime? ConfirmedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public bool Gets => ConfirmedAt is not null && EndedAt is null;

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "follower";

    /// <exception cref="RuleBroken">The question is too old.</exception>
    public void Confirm(DateTime at)
    {
        if (at > AskedAt + AskFor && ConfirmedAt is null)
            throw new RuleBroken("follower-old", "This link has run out. Ask for a new one.");
        (ConfirmedAt, EndedAt) = (ConfirmedAt ?? at, null);
    }

    public void End(DateTime at) => EndedAt ??= at;
}
