using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Access.People;

/// <summary>What one administrator proposed for somebody and another person has to put their name to.</summary>
public sealed record Proposal
{
    /// <summary>The proposer's worker id, and name.</summary>
    public string By { get; init; } = "";

    public string ByName { get; init; } = "";

    public string What { get; init; } = "";

    public DateTime At { get; init; }

    public AccountEntry? Change { get; init; }

    public bool Opens { get; init; }

    public bool Invites { get; init; }
}

/// <summary>
/// Which changes of an account wait for a second name, and what waits: sealed, one for each person, for a week. The second
/// name is another administrator's or a data protection officer's (<c>confirm_people</c>).
/// </summary>
public sealed class SecondName(SafeguardingDb db, AbilityTable abilities)
{
    private const string Form = "second-name";

    // Whoever has one of these reaches records that nobody gave them, or watches over those who do.
    private static readonly string[] Watching = ["open_identity", "open_identity_emergency", "review_break_glass", "break_glass", "see_access", "manage_people", "confirm_people", "restrict_concern"];

    /// <summary>A role that opens what lies with a whole team or agency, or watches over others. Told by the table of abilities alone.</summary>
    public bool IsSensitive(IReadOnlyList<string> roles) =>
        (abilities["open_concern"].For(roles) & (Relations.Team | Relations.Agency | Relations.Anyone)) != Relations.None
        || Watching.Any(a => abilities.Knows(a) && abilities[a].For(roles) != Relations.None);

    /// <summary>For an account as it stands: whether opening it or giving it a new way in needs two.</summary>
    public bool IsNeeded(Act act, Worker worker) =>
        act.Actor.Kind == ActorKind.Worker && (worker.PasswordHash is not null || IsSensitive(worker.RoleList));

    /// <summary>For a change of an account. To take authority away needs one name only.</summary>
    public bool IsNeeded(Act act, Worker worker, AccountEntry to)
    {
        if (act.Actor.Kind != ActorKind.Worker) return false;
        if (KeepPeople.EmailChanges(worker, to) && (worker.PasswordHash is not null || IsSensitive(worker.RoleList))) return true;
        if (!IsSensitive(to.Roles)) return false;
        return to.Agency != worker.Agency || to.Team != worker.Team || to.Roles.Except(worker.RoleList).Any();
    }

    /// <summary>Keeps it, in the place of what waited for this person before; saved by the caller.</summary>
    public async Task Propose(Act act, Worker worker, string what, Proposal proposal)
    {
        var full = proposal with { By = act.Actor.Key, ByName = act.Actor.Name, What = what, At = act.At };
        // Somebody whose account waits to be opened at all still waits for that.
        if (await Of(worker) is { } earlier && !worker.Active) full = full with { Opens = full.Opens || earlier.Opens, Invites = full.Invites || earlier.Invites };
        await new Drafts(db).Keep(Form, worker.Id.ToString(), full, Drafts.ForStaff, owner: worker.Id.ToString());
        db.Record(new WorkerChangeProposed(act.Actor.Name, worker.Name, what), worker);
        var others = (await db.Set<Worker>().Where(w => w.Active && w.Id != worker.Id).ToListAsync())
            .Where(w => w.Id.ToString() != act.Actor.Key && abilities["confirm_people"].For(w.RoleList) != Relations.None);
        new Colleagues(db).Tell(others, "An account waits for a second name.", "/people/second-name");
    }

    public Task<Proposal?> Of(Worker worker) => new Drafts(db).Find<Proposal>(Form, worker.Id.ToString());

    public Task Forget(Worker worker) => new Drafts(db).Forget(Form, worker.Id.ToString());

    /// <summary>All that waits, oldest first, with whom it is about.</summary>
    public async Task<IReadOnlyList<(Worker Whom, Proposal What)>> Waiting()
    {
        var now = db.Partnership.Clock.Instant();
        var owners = await db.Set<Draft>().Where(d => d.Form == Form && d.ExpiresAt > now).Select(d => d.OwnerKey).ToListAsync();
        var ids = owners.OfType<string>().Select(o => Kernel.Ids.Id<Worker>.Parse(o, null)).ToList();
        var waiting = new List<(Worker, Proposal)>();
        foreach (var worker in await db.Set<Worker>().Where(w => ids.Contains(w.Id)).ToListAsync())
            if (await Of(worker) is { } proposal) waiting.Add((worker, proposal));
        return [.. waiting.OrderBy(w => w.Item2.At)];
    }
}
