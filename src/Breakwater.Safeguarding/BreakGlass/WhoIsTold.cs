using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>Who hears of an exceptional opening: a line on their own page and a mail without content, in the act's transaction.</summary>
public sealed class WhoIsTold(SafeguardingDb db)
{
    private static readonly string[] Lead = ["team_manager", "hub_manager", "door_manager"], DataProtection = ["data_protection"];

    /// <summary>The leads of an agency; where it has none here, the data protection officers.</summary>
    public async Task<List<Worker>> LeadsOf(string agency)
    {
        var leads = (await db.Set<Worker>().Where(w => w.Active && w.Agency == agency).ToListAsync()).FindAll(w => Holds(w, Lead));
        return leads.Count > 0 ? leads : (await Active()).FindAll(w => Holds(w, DataProtection));
    }

    /// <summary>Whoever the table of abilities lets review an emergency opening.</summary>
    public Task<List<Worker>> Reviewers() => WhoMay("review_break_glass");

    /// <summary>Tells those of them from whom this concern is not hidden; whoever has a conflict of interest learns nothing of it here either.</summary>
    /// <returns>Whether anybody was told.</returns>
    public async Task<bool> TellOf(Concern concern, IEnumerable<Worker> whom, Id<Worker> notThem, string words, string path)
    {
        var told = new List<Worker>();
        foreach (var worker in whom.Where(w => w.Id != notThem))
            if (await db.InSightOf(Viewer.Of(worker)).AnyAsync(c => c.Id == concern.Id)) told.Add(worker);
        Tell(told, notThem, words, path);
        return told.Count > 0;
    }

    /// <summary>
    /// Tells the reviewers and the leads of an agency of an emergency opening by somebody of it; not whoever opened, nor who is not free
    /// to act on what it opened or asked for. Where no reviewer is left, those who keep the accounts hear that one has to be named.
    /// </summary>
    public async Task TellOf(BreakGlassOpening opening, string words)
    {
        var free = await FreeOf((await Reviewers()).Concat(await LeadsOf(opening.Agency)).DistinctBy(w => w.Id), opening);
        Tell(free, opening.WorkerId, words, $"/break-glass/reviews?of={opening.Id}");
        if (!free.Exists(w => May(w, "review_break_glass")))
            Tell(await WhoMay("manage_people"), opening.WorkerId, "An emergency opening has nobody who is free to review it. Somebody else has to be made a duty manager or data protection officer.", "/people");
    }

    /// <summary>Tells those who may put the second name to the disposal of an opening and are free to know of it.</summary>
    internal async Task TellToConfirm(BreakGlassOpening opening, Id<Worker> notThem, string words, string path) =>
        Tell(await FreeOf(await WhoMay("confirm_disposal"), opening), notThem, words, path);

    /// <param name="words">For the desk of the person; the mail says only that something waits.</param>
    public void Tell(IEnumerable<Worker> whom, Id<Worker> notThem, string words, string path) => new Colleagues(db).Tell(whom.Where(w => w.Id != notThem), words, path);

    private async Task<List<Worker>> FreeOf(IEnumerable<Worker> among, BreakGlassOpening opening)
    {
        var free = new List<Worker>();
        foreach (var worker in among)
            if (worker.Id != opening.WorkerId && await new FreeToReview(db).IsFree(worker.Id, opening)) free.Add(worker);
        return free;
    }

    private async Task<List<Worker>> WhoMay(string ability) => (await Active()).FindAll(w => May(w, ability));

    private bool May(Worker worker, string ability) => db.Partnership.Abilities[ability].For(worker.RoleList) != Relations.None;

    private Task<List<Worker>> Active() => db.Set<Worker>().Where(w => w.Active).ToListAsync();

    private static bool Holds(Worker worker, string[] roles) => worker.RoleList.Any(r => roles.Contains(r, StringComparer.Ordinal));
}
