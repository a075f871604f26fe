using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Scrutiny.Recommendations;

/// <summary>
/// A link by which one addressee answers one request without an account. Only the token's keyed digest is kept; it opens
/// nothing but what is public already and the form for the answer.
/// </summary>
public sealed class AnswerLink : IRecord
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(60);

    public required Id<AnswerLink> Id { get; init; }

    public required Id<Request> RequestId { get; init; }

    public required Id<Served> ServedId { get; init; }

    public required byte[] TokenDigest { get; init; }

    /// <summary>The office that it was sent to, such as "Single point of contact, Merrowshire Police".</summary>
    public required string SentTo { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; private set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "answer link";

    public bool Works(DateTime now) => UsedAt is null && ExpiresAt > now;

    public void Use(DateTime at) => UsedAt = at;
}
