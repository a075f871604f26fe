using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;

namespace Breakwater.Kernel.Access;

/// <summary>
/// Who is looking, read afresh for each request. A break-glass opening counts for one record and until an instant.
/// </summary>
public sealed record Viewer(
    Id<Worker> WorkerId, string Name, string Agency, string? Team, IReadOnlyList<string> Roles, Guid? BreakGlassRecordId = null)
{
    /// <summary>How <paramref name="worker"/> would look: what a notice may be sent about, before they open anything.</summary>
    public static Viewer Of(Worker worker) => new(worker.Id, worker.Name, worker.Agency, worker.Team, worker.RoleList);

    public Actor AsActor() => new(ActorKind.Worker, WorkerId.ToString(), Name);

    public bool Has(string role) => Roles.Contains(role, StringComparer.Ordinal);
}

/// <summary>
/// How somebody stands to a record. The table of abilities grants by relation; <c>past_worker</c> and <c>none</c> are
/// relations that grant nothing unless the table says so, and a conflict of interest takes the record out of sight
/// whatever else is true.
/// </summary>
[Flags]
public enum Relations
{
    None = 0,

    /// <summary>The record is in my hands: I hold it, accepted it or am asked to.</summary>
    Own = 1,

    /// <summary>It lies with my team.</summary>
    Team = 2,

    /// <summary>My agency owns it.</summary>
    Agency = 4,

    /// <summary>It was shared with my agency, or with me by name, for a purpose.</summary>
    Shared = 8,

    /// <summary>I worked on it once.</summary>
    PastWorker = 16,

    /// <summary>No relation needed: any signed-in person with the role.</summary>
    Anyone = 32,

    /// <summary>I opened it in an emergency: one record, until an instant, to be reviewed.</summary>
    BreakGlass = 64,

    /// <summary>I accepted a referral of it and answer for it now.</summary>
    Accepted = 128,
}
