namespace Breakwater.Kernel.Storage;

/// <summary>The text of a configuration, kept once for each digest, so that an old decision is read under its old rules.</summary>
public sealed class ConfigurationText : IOutsideTheRule
{
    public required string Digest { get; init; }

    public required string Text { get; init; }

    public required DateTime FirstUsedAt { get; init; }
}

/// <summary>
/// What somebody is typing, sealed. An anonymous draft lives on the server only and for 60 minutes;
/// <see cref="OwnerKey"/> is a worker's id or the digest of a link's token, and null for the public.
/// </summary>
public sealed class Draft : IOutsideTheRule
{
    public required Guid Id { get; init; }

    public required string Form { get; init; }

    public string? OwnerKey { get; init; }

    public required byte[] Content { get; set; }

    public required DateTime ExpiresAt { get; set; }
}

/// <summary>A form that was sent: the second sending of the same form gets the first one's answer and changes nothing.</summary>
public sealed class IdempotencyKey : IOutsideTheRule
{
    public required Guid Key { get; init; }

    public required string Answer { get; set; }

    public required DateTime At { get; init; }
}

/// <summary>Who does a piece of background work now. A row, so that it works over nodes and over a pooler.</summary>
public sealed class Lease : IOutsideTheRule
{
    public required string Name { get; init; }

    public required string Holder { get; set; }

    public required DateTime Until { get; set; }
}
