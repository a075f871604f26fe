using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;

namespace Breakwater.Kernel.Outbox;

/// <summary>
/// A mail to send, written in the transaction of the act that causes it and sent at least once. Subject and body never
/// hold personal data: "something waits for you", a reference at most, and where to sign in. A body may hold a link or a
/// code that opens something: it has to lie here until it has gone, and then it is blanked; the row stays.
/// </summary>
public sealed class OutboxMail : IOutsideTheRule
{
    public required Guid Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; set; }

    public required DateTime DueAt { get; set; }

    public DateTime? SentAt { get; set; }

    public int Tries { get; set; }
}

/// <summary>A line on somebody's own page: what waits for them, and where.</summary>
public sealed class Notice : IOutsideTheRule
{
    public required Guid Id { get; init; }

    public required Id<Worker> WorkerId { get; init; }

    /// <summary>Words without personal data, such as "A referral was offered to you".</summary>
    public required string Text { get; init; }

    /// <summary>A path on this site.</summary>
    public required string Path { get; init; }

    public required DateTime At { get; init; }

    public DateTime? ReadAt { get; set; }
}
