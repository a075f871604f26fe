using Breakwater.Kernel.Storage;

namespace Breakwater.Kernel.Workers;

/// <summary>
/// Wrong tries at one e-mail address from one place, whether it has an account or not: the same row is written either way,
/// so that neither the answer nor its time says which addresses exist. <see cref="Key"/> is an HMAC of both together; it
/// goes after a day. Tries after the password and in a session are counted by worker instead.
/// </summary>
public sealed class SignInTries : IOutsideTheRule
{
    /// <summary>Five wrong tries shut the address for half an hour to where they came from: at most ten guesses an hour from one place.</summary>
    public const int Most = 5;

    public static readonly TimeSpan Shut = TimeSpan.FromMinutes(30);

    public required string Key { get; init; }

    public int Wrong { get; set; }

    public DateTime? ShutUntil { get; set; }

    public required DateTime At { get; set; }

    public bool IsShut(DateTime now) => ShutUntil > now;

    public void Count(DateTime now)
    {
        At = now;
        if (IsShut(now)) return;
        if (ShutUntil is not null) (Wrong, ShutUntil) = (0, null);
        Wrong++;
        if (Wrong >= Most) ShutUntil = now + Shut;
    }
}

/// <summary>A one-time link by which somebody sets their first (or next) password. Only the digest of its key is stored.</summary>
public sealed class Invitation : IOutsideTheRule
{
    public static readonly TimeSpan Good = TimeSpan.FromHours(48);

    public required string Digest { get; init; }

    public required Ids.Id<Worker> WorkerId { get; init; }

    public required DateTime Until { get; init; }

    public DateTime? UsedAt { get; set; }
}
