using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Safeguarding.BreakGlass;

/// <summary>Who hears of an exceptional opening: a line on their own page and a mail without content, in the act's transaction.</summary>
public sealed class WhoIsTold(SafeguardingDb db)
{
    private static readonly string[] Lead = ["team_manager", "hub_manager", "door_manager"];
    private static readonly string[] Reviewer = ["hub_manager", "data_protection"];

    /// <summary>The leads of an agency; where it has none here, the data protection officers.</summary>
    public async Task<List<Worker>> LeadsOf(string agency)
    {
        var leads = (await db.Set<Worker>().Where(w => w.Active && w.Agency == agency).ToListAsync()).FindAll(w => Holds(w, Lead));
        return leads.Count > 0 ? leads : await Holding("data_protection");
    }

    public Task<List<Worker>> Reviewers() => Holding(Reviewer);

    public async Task<List<Worker>> Holding(params string[] roles) =>
        (await db.Set<Worker>().Where(w => w.Active).ToListAsync()).FindAll(w => Holds(w, roles));

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

    /// <param name="words">For the desk of the person; the mail says only that something waits.</param>
    public void Tell(IEnumerable<Worker> whom, Id<Worker> notThem, string words, string path) => new Colleagues(db).Tell(whom.Where(w => w.Id != notThem), words, path);

    private static bool Holds(Worker worker, string[] roles) => worker.RoleList.Any(r => roles.Contains(r, StringComparer.Ordinal));
}
