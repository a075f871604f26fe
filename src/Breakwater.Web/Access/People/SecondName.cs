using System.Security.Cryptography;
using System.Text.Json;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
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

    /// <summary>Stands in the form of whoever reads it, so that a name is given to this and to nothing that came in its place.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <summary>
/// Which changes of an account wait for a second name, and what waits: sealed, one for each person, for a week. The second
/// name is another administrator's or a data protection officer's (<c>confirm_people</c>).
/// </summary>
public sealed class SecondName(SafeguardingDb db, AbilityTable abilities)
{
    private const string Form = "second-name";

    // Nobody stands in a relation to what these reach: who told us, searches, emergencies, accounts.
    private static readonly string[] WithoutRelation = ["search_concerns", "see_matches", "open_person", "open_identity", "open_identity_emergency", "break_glass", "review_break_glass", "manage_people", "confirm_people"];

    /// <summary>
    /// A role that reaches records of people at all, or watches over those who do. The table of abilities says which: an ability
    /// that anybody has by a relation to a record is one on records of people, and counts however a role has it. A relation is no
    /// hurdle to whoever makes the account: they choose its agency and team, and may have a record shared with it.
    /// </summary>
    public bool IsSensitive(IReadOnlyList<string> roles) =>
        abilities.All.Any(a => a.For(roles) != Relations.None && (a.IsOnRecords || WithoutRelation.Contains(a.Code, StringComparer.Ordinal)));

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
        // Somebody whose account waits to be opened at all still waits for that, and the words say it.
        if (await Of(worker) is { } earlier && !worker.Active)
        {
            if (earlier.Opens && !full.Opens) full = full with { Opens = true, What = full.What + "; the account is opened" };
            if (earlier.Invites && !full.Invites) full = full with { Invites = true, What = full.What + "; a one-time link is sent" };
        }
        await new Drafts(db).Keep(Form, worker.Id.ToString(), full, Drafts.ForStaff, owner: worker.Id.ToString());
        db.Record(new WorkerChangeProposed(act.Actor.Name, worker.Name, full.What), worker);
        var others = (await db.Set<Worker>().Where(w => w.Active && w.Id != worker.Id).ToListAsync())
            .Where(w => w.Id.ToString() != act.Actor.Key && abilities["confirm_people"].For(w.RoleList) != Relations.None);
        new Colleagues(db).Tell(others, "An account waits for a second name.", $"/people/second-name?of={worker.Id}");
    }

    public Task<Proposal?> Of(Worker worker) => new Drafts(db).Find<Proposal>(Form, worker.Id.ToString());

    /// <summary>What waits for somebody, as it was read.</summary>
    /// <param name="seen">The <see cref="Proposal.Digest"/> of what was read.</param>
    /// <exception cref="RuleBroken">Nothing waits any more, or something else.</exception>
    public async Task<Proposal> AsRead(Worker worker, string? seen)
    {
        var proposal = await Of(worker) ?? throw new RuleBroken("second-name-gone", "Nothing waits for a second name here any more.");
        return proposal.Digest() == seen ? proposal
            : throw new RuleBroken("second-name-other", $"What waits for {worker.Name} changed while you were reading, and nothing was done with your name. Now it is: {proposal.What}. {proposal.ByName} proposed it. Read it below, ask again, then choose.");
    }

    public Task Forget(Worker worker) => new Drafts(db).Forget(Form, worker.Id.ToString());

    /// <summary>Whose accounts wait for this person's name, and until when, the first to run out first: not their own account, nor what they proposed.</summary>
    public async Task<IReadOnlyList<(Kernel.Ids.Id<Worker> Whom, DateTime Until)>> WaitingFor(Viewer viewer)
    {
        var (me, waiting) = (viewer.WorkerId.ToString(), new List<(Kernel.Ids.Id<Worker>, DateTime)>());
        foreach (var (owner, until, proposal) in await new Drafts(db).AllOf<Proposal>(Form))
            if (owner is not null && owner != me && proposal.By != me) waiting.Add((Kernel.Ids.Id<Worker>.Parse(owner, null), until));
        return waiting;
    }

    /// <summary>All that waits, oldest first, with whom it is about.</summary>
    public async Task<IReadOnlyList<(Worker Whom, Proposal What)>> Waiting()
    {
        var proposals = (await new Drafts(db).AllOf<Proposal>(Form)).Where(d => d.Owner is not null).ToDictionary(d => Kernel.Ids.Id<Worker>.Parse(d.Owner!, null), d => d.Typed);
        var ids = proposals.Keys.ToList();
        return [.. (await db.Set<Worker>().Where(w => ids.Contains(w.Id)).ToListAsync()).Select(w => (w, proposals[w.Id])).OrderBy(w => w.Item2.At)];
    }
}
