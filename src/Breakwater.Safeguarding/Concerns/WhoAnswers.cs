using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Configuration;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Who at the other agencies answers checks of one concern: what <see cref="OpenChecks"/> opens to each, said before anybody
/// is asked. Whoever is not free to act on the concern is never among them.
/// </summary>
public sealed class WhoAnswers
{
    private readonly List<(Worker Who, bool May, AskedAgency? At)> _there;

    private WhoAnswers(List<(Worker Who, bool May, AskedAgency? At)> there) => _there = there;

    /// <summary>Whom a check may be put to by name: of a sealed concern only people who are named on it.</summary>
    public IEnumerable<(AskedAgency At, Worker Who)> CanBeAsked => _there.Where(t => t.At is not null).Select(t => (t.At!, t.Who));

    /// <summary>Who may read and answer a check that is put to <paramref name="asked"/> and to nobody by name.</summary>
    public IEnumerable<Worker> Unasked(AskedAgency asked) => _there.Where(t => t.May && t.At == asked).Select(t => t.Who);

    /// <summary>The same for a check that was asked.</summary>
    public IEnumerable<Worker> Of(AgencyCheck check) => _there.Where(t => check.IsAskedOf(t.Who) && (t.May || t.Who.Id == check.AnswererId)).Select(t => t.Who);

    /// <summary>Their names, for the page of the concern.</summary>
    public string Names(AgencyCheck check) => string.Join(", ", Of(check).Select(w => w.Name)) is { Length: > 0 } names ? $"Only {names} may read and answer this."
        : "Nobody there may read this now. Ask this agency again, and choose who is to answer.";

    /// <param name="answer">The ability of answering a check.</param>
    public static async Task<WhoAnswers> On(SafeguardingDb db, Concern concern, Ability answer)
    {
        const Relations Asked = Relations.Agency | Relations.Anyone;
        var relations = await db.ConcernRelations.AsNoTracking().Where(r => r.RecordId == concern.Id && r.Until == null && (r.Kind == RelationKind.Named || r.Kind == RelationKind.Conflict)).ToListAsync();
        bool Has(RelationKind kind, Id<Worker> worker) => relations.Exists(r => r.Kind == kind && r.WorkerId == worker);
        bool May(Worker w) => concern.Handling == Handling.Open || Has(RelationKind.Named, w.Id)
            || (concern.Handling == Handling.Restricted && (w.Id == concern.HolderId || (answer.ForRestricted(w.RoleList) & Asked) != Relations.None));
        var workers = await db.Set<Worker>().AsNoTracking().Where(w => w.Active).OrderBy(w => w.Name).ToListAsync();
        return new WhoAnswers([.. workers.Where(w => (answer.For(w.RoleList) & Asked) != Relations.None && !Has(RelationKind.Conflict, w.Id)).Select(w => (w, May(w), db.Partnership.Configuration.AgencyOf(w.Agency).AskedThrough(w.Team)))
            .Where(t => t.Item2 || concern.Handling == Handling.Restricted)]);
    }
}
