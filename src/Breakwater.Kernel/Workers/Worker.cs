using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Storage;

namespace Breakwater.Kernel.Workers;

/// <summary>
/// A practitioner, member or officer who signs in. Agency, team and roles are codes of the partnership's configuration.
/// A change of them works at once: each request reads this row. What concerns authority (added, roles, leaving) is a
/// fact about the worker all the same.
/// </summary>
public sealed class Worker : IOutsideTheRule, IRecord
{
    public required Id<Worker> Id { get; init; }

    [Kept]
    public required string Name { get; set; }

    [Kept]
    public required string Email { get; set; }

    [Kept]
    public required string NormalisedEmail { get; set; }

    [Kept]
    public required string Agency { get; set; }

    [Kept]
    public string? Team { get; set; }

    /// <summary>Role codes, comma between.</summary>
    [Kept]
    public required string Roles { get; set; }

    /// <summary>Such as "Detective Sergeant, exploitation team": shown beside the name.</summary>
    public string? JobTitle { get; set; }

    public string? Phone { get; set; }

    [Kept]
    public bool Active { get; set; } = true;

    [Kept]
    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    /// <summary>The authenticator's secret, sealed under the worker's own record key.</summary>
    public byte[]? TotpSecret { get; set; }

    [Kept]
    public bool TotpConfirmed { get; set; }

    /// <summary>The last time step that was used, so that a code works once.</summary>
    public long TotpLastStep { get; set; }

    /// <summary>Digests of recovery codes that are left, comma between.</summary>
    public string? RecoveryCodes { get; set; }

    public int Version { get; set; }

    Guid IRecord.RecordId => Id.Value;

    string IRecord.RecordKind => "worker";

    public IReadOnlyList<string> RoleList => Roles.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public Actor AsActor() => new(ActorKind.Worker, Id.ToString(), Name);
}

/// <summary>One signed-in browser. Holds no network address; <see cref="Device"/> is what the browser calls itself, in a word or two.</summary>
public sealed class Session : IOutsideTheRule
{
    public required Id<Session> Id { get; init; }

    public required Id<Worker> WorkerId { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime SeenAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? Device { get; init; }

    /// <summary>Until when break-glass is open in this session, and for which record.</summary>
    public Guid? BreakGlassRecordId { get; set; }

    public DateTime? BreakGlassUntil { get; set; }
}
