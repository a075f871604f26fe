using Breakwater.Kernel.Access;
using Breakwater.Kernel.Workers;
using Breakwater.Safeguarding;
using Breakwater.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Pages.People;

/// <summary>Everybody who can sign in, for administrators. No case data.</summary>
[Needs("manage_people")]
public sealed class IndexModel(SafeguardingDb db, AbilityTable abilities) : StaffPage(db)
{
    public IReadOnlyList<Worker> People { get; private set; } = [];

    public async Task OnGet() => People = await Db.Set<Worker>().AsNoTracking().OrderBy(w => w.Agency).ThenBy(w => w.Name).ToListAsync();

    public string AgencyName(string code) => Db.Partnership.Configuration.AgencyOf(code).Name;

    public string Roles(Worker worker) => string.Join(", ", worker.RoleList.Select(r => abilities.Roles.FirstOrDefault(known => known.Code == r)?.Words ?? r));
}
