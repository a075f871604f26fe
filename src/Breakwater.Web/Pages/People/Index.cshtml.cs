using Breakwater.Kernel.Access;
using Breakwater.Kernel.Ids;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Breakwater.Web.Access.People;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.People;

/// <summary>Everybody who can sign in, for administrators. No case data.</summary>
[Needs("manage_people")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    private HashSet<Id<Worker>> _waiting = [];

    public IReadOnlyList<Worker> People { get; private set; } = [];

    public async Task OnGet()
    {
        People = await Db.Set<Worker>().AsNoTracking().OrderBy(w => w.Agency).ThenBy(w => w.Name).ToListAsync();
        _waiting = (await new SecondName(Db, abilities).Waiting()).Where(w => w.What.Opens).Select(w => w.Whom.Id).ToHashSet();
    }

    /// <summary>How the account stands: one that was proposed has not ended, it has not begun.</summary>
    public string Account(Worker worker) => worker switch
    {
        { Active: true, TotpConfirmed: true } => "open, second factor set",
        { Active: true } => "open, no second factor yet",
        _ => _waiting.Contains(worker.Id) ? "waits for a second name" : "ended",
    };

    public string AgencyName(string code) => Db.Partnership.Configuration.AgencyOf(code).Name;

    public string Roles(Worker worker) => string.Join(", ", worker.RoleList.Select(r => abilities.Roles.FirstOrDefault(known => known.Code == r)?.Words ?? r));
}
