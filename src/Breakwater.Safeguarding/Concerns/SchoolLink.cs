using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// A link by which a school without accounts sends one report. Token, one-time code and browser are stored as keyed
/// digests only; link and code lie in the outbox until their mail has gone. Once the report is sent, nobody reads anything by the link again.
/// </summary>
public sealed class SchoolLink : IRecord
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(20);
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(2);
    /// <summary>Wrong codes for one link, over all its codes: after that the hub has to send another link.</summary>
    public const int MostTries = 10;
    /// <summary>The form's name among <see cref="Drafts"/>.</summary>
    public const string DraftForm = "school";

    public required Id<SchoolLink> Id { get; init; }

    /// <summary>The school's name, never a person's.</summary>
    public required string School { get; init; }

    public required string Email { get; init; }

    public required byte[] TokenDigest { get; init; }

    public required Id<Worker> SentBy { get; init; }

    public required string Agency { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public byte[]? CodeDigest { get; private set; }

    public DateTime? CodeUntil { get; private set; }

    public int CodeTries { get; private set; }

    /// <summary>The one browser in which the code was typed.</summary>
    public byte[]? BrowserDigest { get; private set; }

    public DateTime? OpenUntil { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public DateTime? UsedAt { get; private set; }

    public int Version { get; set; }

    /// <summary>Leads to what is being typed behind it, so that the draft can go with the link: the token itself is stored nowhere.</summary>
    public string DraftToken => Convert.ToHexStringLower(TokenDigest);

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "school link";

    public bool Works(DateTime now) => RevokedAt is null && UsedAt is null && ExpiresAt > now;

    public void SendCode(byte[] digest, DateTime now) => (CodeDigest, CodeUntil) = (digest, now + CodeLife);

    public void TryCode() => CodeTries++;

    public void OpenIn(byte[] browser, DateTime now) => (BrowserDigest, OpenUntil, CodeDigest, CodeUntil) = (browser, now + OpenFor, null, null);

    public void Use(DateTime now) => (UsedAt, BrowserDigest, OpenUntil) = (now, null, null);

    public void Revoke(DateTime now) => (RevokedAt, BrowserDigest, OpenUntil) = (now, null, null);
}
