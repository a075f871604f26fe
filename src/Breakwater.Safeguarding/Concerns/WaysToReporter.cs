using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Whether what is written to whoever told us reaches them by itself: where their receipt leads, or on the own page of the
/// colleague who brought it. A councillor who passes a resident's worry on has no such page: they see how it stands and no
/// more, and the resident is reached by way of the identity guardian.
/// </summary>
public sealed class WaysToReporter(SafeguardingDb db)
{
    /// <summary>Whether somebody with these roles reads messages about what they brought.</summary>
    public static bool ReadsMessages(IEnumerable<string> roles, AbilityTable abilities) => abilities["report_professional"].For(roles) != Relations.None;

    /// <summary>Who brought a concern, while they are here and nothing hides it from them: one person or nobody.</summary>
    public IQueryable<Worker> BringerOf(Id<Concern> id) =>
        from concern in db.Concerns
        where concern.Id == id
        join worker in db.Set<Worker>() on concern.BroughtBy equals (Id<Worker>?)worker.Id
        where worker.Active && !db.ConcernRelations.Any(r => r.RecordId == id && r.Kind == RelationKind.Conflict && r.WorkerId == worker.Id && r.Until == null)
        select worker;

    /// <inheritdoc cref="BringerOf"/>
    public async Task<Worker?> Bringer(Concern concern) => concern.BroughtBy is null ? null : await BringerOf(concern.Id).SingleOrDefaultAsync();

    /// <summary>The colleague on whose own page a message about it would stand; null when nobody would read it there.</summary>
    public async Task<Worker?> Reader(Concern concern) =>
        await Bringer(concern) is { } worker && ReadsMessages(worker.RoleList, db.Partnership.Abilities) ? worker : null;
}
