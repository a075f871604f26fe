using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Outbox;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Referrals;
using Breakwater.Safeguarding.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>
/// Tells colleagues that something waits: a line on their own page and a mail, both in the transaction of the act that
/// causes them. The line may carry a reference and nothing else of the record; the mail not even that, for it goes to a
/// whole team, and somebody in it may not know of this record.
/// </summary>
public sealed class Colleagues(SafeguardingDb db)
{
    public void Tell(IEnumerable<Worker> whom, string words, string path)
    {
        var (clock, now) = (db.Partnership.Clock, db.Act.At);
        foreach (var worker in whom.DistinctBy(w => w.Id))
        {
            db.Add(new Notice { Id = Id<Notice>.New(clock).Value, WorkerId = worker.Id, Text = words, Path = path, At = now });
            db.Add(new OutboxMail
            {
                Id = Id<OutboxMail>.New(clock).Value,
                To = worker.Email,
                Subject = "Breakwater: something waits for you",
                Body = "Something waits for you. Sign in to Breakwater to read it.\n\nFor safety this e-mail says nothing else.\n",
                DueAt = now,
            });
        }
    }

    /// <summary>
    /// Tells whoever has this concern, and whoever accepted a referral of it; when nobody has it, everybody of the team that
    /// triages it, or else who is on duty for it, so that nothing waits for nobody. Somebody who has left doesn't have it any
    /// more: then it stands on top of the worklist again.
    /// </summary>
    public async Task TellWhoHas(Concern concern, string words)
    {
        var holder = await HolderOf(concern);
        List<Worker> whom = holder is not null ? [holder] : await WhoKnowOf(concern);
        if (whom.Count == 0 && await OnDutyFor(concern) is { } duty) whom.Add(duty);
        Tell(whom, words, $"/concerns/{concern.Id}");
        await TellWhoAccepted(concern, words);
    }

    /// <summary>
    /// Tells whoever accepted a referral of it, other than whoever has the concern. Who may read the referral alone is sent to the
    /// hub; who may read neither any more is told nothing.
    /// </summary>
    /// <returns>Who was told.</returns>
    public async Task<List<Worker>> TellWhoAccepted(Concern concern, string words)
    {
        var (path, told) = ($"/concerns/{concern.Id}", new List<Worker>());
        foreach (var referral in await db.Referrals.Where(r => r.ConcernId == concern.Id && r.Status == ReferralStatus.Accepted && r.AcceptedBy != concern.HolderId).Select(r => new { r.Id, r.AcceptedBy }).ToListAsync())
        {
            if (await ById(referral.AcceptedBy) is not { } worker) continue;
            told.Add(worker);
            if (await Has("open_concern", worker, concern)) Tell([worker], words, path);
            else if (await db.ReferralsOpenTo(Viewer.Of(worker), db.Partnership.Abilities["open_referral"]).AnyAsync(r => r.Id == referral.Id))
                Tell([worker], words + " Ask the hub what it says.", $"/referrals/{referral.Id}");
            else told.Remove(worker);
        }
        return told;
    }

    public async Task<List<Worker>> Team(string agency, string? team) =>
        await db.Set<Worker>().Where(w => w.Active && w.Agency == agency && (team == null || w.Team == team)).ToListAsync();

    public async Task<Worker?> ById(Id<Worker>? id) =>
        id is { } known ? await db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == known && w.Active) : null;

    /// <summary>
    /// Who has this concern; null: nobody. From somebody who has left it goes with this, recorded and saved with the act, so that
    /// it stands on top of the worklist again.
    /// </summary>
    public async Task<Worker?> HolderOf(Concern concern)
    {
        if (concern.HolderId is not { } id) return null;
        var holder = await db.Set<Worker>().FirstOrDefaultAsync(w => w.Id == id);
        if (holder is { Active: true }) return holder;
        db.LetGo(concern, id, holder?.Name ?? "Somebody");
        return null;
    }

    /// <summary>
    /// Who is on duty for this concern: the first of <see cref="OnDuty"/> who has <paramref name="ability"/> for it. Whoever
    /// it is hidden from is passed over, for a notice to them would reach nobody. Null: there is nobody like that.
    /// </summary>
    public async Task<Worker?> OnDutyFor(Concern concern, string ability = "open_concern", Func<Worker, bool>? also = null)
    {
        foreach (var worker in await OnDuty(concern))
            if (worker is { Active: true } && also?.Invoke(worker) != false && await Has(ability, worker, concern)) return worker;
        return null;
    }

    /// <summary>Everybody but <paramref name="not"/> who has <paramref name="ability"/> for this concern, on the rota or not.</summary>
    public async Task<List<Worker>> AllWho(string ability, Concern concern, Id<Worker>? not = null)
    {
        var all = new List<Worker>();
        foreach (var worker in await db.Set<Worker>().Where(w => w.Active && w.Id != not).OrderBy(w => w.Name).ToListAsync())
            if (db.Partnership.Abilities[ability].For(worker.RoleList) != Relations.None && await Has(ability, worker, concern)) all.Add(worker);
        return all;
    }

    /// <summary>
    /// Of a concern that is not stored yet: tells the first on duty who may open it, or else everybody of its team who may; not
    /// <paramref name="but"/>, who knows.
    /// </summary>
    public async Task TellOnDutyOfNew(Concern concern, string words, Id<Worker>? but = null)
    {
        var opens = db.Partnership.Abilities["open_concern"];
        bool May(Worker worker) => worker.Id != but && Standing.ToNew.Reaches(concern, Viewer.Of(worker), opens);
        List<Worker> told = (await OnDuty(concern)).Find(w => w is { Active: true } && May(w)) is { } duty ? [duty] : (await Team(concern.OwningAgency, concern.Team)).FindAll(May);
        Tell(told, words, $"/concerns/{concern.Id}");
    }

    /// <summary>Where nobody is on duty for it: everybody of its team, and everybody named on it, who may open it.</summary>
    public async Task<List<Worker>> WhoKnowOf(Concern concern)
    {
        var named = db.ConcernRelations.Where(r => r.RecordId == concern.Id && r.Kind == RelationKind.Named && r.Until == null).Select(r => r.WorkerId);
        var all = await db.Set<Worker>().Where(w => w.Active && ((w.Agency == concern.OwningAgency && w.Team == concern.Team) || named.Contains(w.Id))).ToListAsync();
        var know = new List<Worker>(all.Count);
        foreach (var worker in all)
            if (await Has("open_concern", worker, concern)) know.Add(worker);
        return know;
    }

    /// <summary>
    /// Whom unaccepted work climbs to, by the order of <see cref="OnDuty"/>. From <paramref name="step"/> on, the first who is
    /// there, from whom the concern is not hidden, and whose role opens it once they are named on it.
    /// </summary>
    /// <returns>The step that was reached, null for whom when nobody is left, and whether another step follows it.</returns>
    public async Task<(int Step, Worker? Whom, bool More)> UpTheRota(int step, Concern concern)
    {
        var steps = await OnDuty(concern);
        for (; step < steps.Count; step++)
            if (steps[step] is { Active: true } worker && OpensByName(concern, worker) && await db.InSightOf(Viewer.Of(worker)).AnyAsync(c => c.Id == concern.Id)) return (step, worker, step + 1 < steps.Count);
        return (Math.Max(0, steps.Count - 1), null, false);
    }

    /// <summary>
    /// Whom to turn to about a concern, first to last: the partnership's rota, where it has somebody who manages this concern's
    /// front door; else whoever manages that door, and then those of the rota who work at its agency. Whoever isn't there keeps
    /// their place, so that a step means the same person from one lapse to the next.
    /// </summary>
    private async Task<List<Worker?>> OnDuty(Concern concern)
    {
        var rota = await WholeRota();
        if (rota.Exists(w => w is { Active: true } && Manages(w, concern))) return rota;
        var managers = (await db.Set<Worker>().Where(w => w.Agency == concern.OwningAgency).OrderBy(w => w.Id).ToListAsync()).FindAll(w => Manages(w, concern));
        return !managers.Exists(w => w.Active) ? rota : [.. managers, .. rota.Where(w => w?.Agency == concern.OwningAgency)];
    }

    /// <summary>Whoever may restrict what comes to a front door manages it.</summary>
    private bool Manages(Worker worker, Concern concern) => db.Partnership.Abilities["restrict_concern"].For(worker.RoleList) is var grants
        && worker.Agency == concern.OwningAgency && (grants.HasFlag(Relations.Agency) || (grants.HasFlag(Relations.Team) && worker.Team == concern.Team));

    /// <summary>Whether somebody's role lets them open a concern on which they are named: to be named alone opens nothing.</summary>
    public bool OpensByName(Concern concern, Worker worker) =>
        new Standing(Named: true, Shared: false, PastWorker: false).Reaches(concern, Viewer.Of(worker), db.Partnership.Abilities["open_concern"]);

    /// <summary>The partnership's rota in its order; null where a place of it has no account.</summary>
    public async Task<List<Worker?>> WholeRota()
    {
        var emails = db.Partnership.Configuration.Hub.EmergencyRota.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(e => e.ToUpperInvariant()).ToList();
        var workers = await db.Set<Worker>().Where(w => emails.Contains(w.NormalisedEmail)).ToListAsync();
        return emails.ConvertAll(email => workers.Find(w => w.NormalisedEmail == email));
    }

    private Task<bool> Has(string ability, Worker worker, Concern concern) =>
        db.OpenTo(Viewer.Of(worker), db.Partnership.Abilities[ability]).AnyAsync(c => c.Id == concern.Id);
}
