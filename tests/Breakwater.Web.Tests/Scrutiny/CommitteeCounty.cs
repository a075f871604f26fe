using Breakwater.Kernel.Access;
using Breakwater.Scrutiny.Recommendations;
using Breakwater.Testing;
using Breakwater.Web.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Breakwater.Web.Tests.Scrutiny;

/// <summary>Merrowshire with a committee: one request late, one with no duty to answer.</summary>
public class CommitteeCounty : Merrowshire
{
    public Committee Committee { get; private set; } = null!;

    public string LinesReference { get; private set; } = "";

    protected override async Task<RunningBreakwater> Start()
    {
        var site = await Open();
        var officer = site.People["imogen.tarrant"];
        Committee = await Committee.In(site.Partnership, new Viewer(officer.Id, officer.Name, officer.Agency, officer.Team, officer.RoleList));
        await using var db = site.Partnership.Scrutiny();
        var lines = await db.Requests.SingleAsync(r => r.Id == Committee.Lines);
        LinesReference = lines.Reference;
        await new ServeRequest(db).Do(Committee.Act(-90), Committee.By, lines, lines.Version, Committee.Police, null, Committee.Act(-90).At);
        await new ServeRequest(db).Do(Committee.Act(-90), Committee.By, lines, lines.Version, Committee.Trains, null, Committee.Act(-90).At);
        return site;
    }

    protected virtual Task<RunningBreakwater> Open() => RunningBreakwater.Start();
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class CommitteeCountyOnPostgres : CommitteeCounty
{
    protected override async Task<RunningBreakwater> Open() => await RunningBreakwater.Start(await PostgresServer.NewPartnership());
}
