using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// How somebody stands to one concern that they have open: which acts the page offers. It opens nothing: each act asks
/// <see cref="ConcernsOpenTo"/> again, and a test holds the two to the same answer.
/// </summary>
/// <param name="Named">It is open to them by name.</param>
/// <param name="Shared">It is shared with their agency or team.</param>
/// <param name="PastWorker">They worked on it once.</param>
public sealed record Standing(bool Named, bool Shared, bool PastWorker)
{
    /// <summary>They accepted a referral of it.</summary>
    public bool Accepted { get; init; }

    /// <summary>To a concern that is being made: nobody has stood to it in any way yet.</summary>
    public static readonly Standing ToNew = new(false, false, false);

    /// <summary>Whether <paramref name="ability"/> reaches <paramref name="concern"/>, which is in sight of <paramref name="viewer"/>.</summary>
    public bool Reaches(Concern concern, Viewer viewer, Ability ability)
    {
        var relations = Relations.Anyone;
        if (concern.HolderId == viewer.WorkerId) relations |= Relations.Own;
        if (concern.OwningAgency == viewer.Agency) relations |= Relations.Agency;
        if (viewer.Team is not null && concern.OwningAgency == viewer.Agency && concern.Team == viewer.Team) relations |= Relations.Team;
        if (Shared || Named) relations |= Relations.Shared;
        if (Accepted) relations |= Relations.Accepted;
        if (PastWorker) relations |= Relations.PastWorker;
        if (viewer.BreakGlassRecordId == concern.Id.Value) relations |= Relations.BreakGlass;

        var granted = relations & ability.For(viewer.Roles);
        if (concern.Handling == Handling.Open || Named) return granted != Relations.None;
        return (granted & (Relations.Own | Relations.Accepted | Relations.BreakGlass | ability.ForRestricted(viewer.Roles))) != Relations.None;
    }
}
