using Breakwater.Testing;
using Breakwater.Web.Hosting;

namespace Breakwater.Web.Tests.Hosting;

/// <summary>The demonstration's people need no password, so a real partnership doesn't start where they are.</summary>
public sealed class DemoAccountsTests
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_real_partnership_refuses_a_database_with_demonstration_accounts(Database database)
    {
        using var folder = new TempFolder();
        var demo = await folder.Partnership("merrowshire", "Merrowshire Safeguarding Partnership", "[demo.example]");
        var real = Path.Combine(Path.GetDirectoryName(demo)!, "real.yaml");
        await File.WriteAllTextAsync(real, (await File.ReadAllTextAsync(demo)).Replace("demo: true", "demo: false", StringComparison.Ordinal));
        var settings = new Settings
        {
            PartnershipFile = demo,
            DataFolder = Path.Combine(folder.Path, "data"),
            KeyFolder = Path.Combine(folder.Path, "keys"),
            Postgres = database == Database.Postgres ? await PostgresServer.NewPartnership() : null,
        };
        using (var open = await OpenPartnership.Open(settings, new SteadyClock())) await RunningBreakwater.AddPeople(open);
        (await Should.ThrowAsync<InvalidOperationException>(OpenPartnership.Open(settings with { PartnershipFile = real }, new SteadyClock()))).Message.ShouldContain("32 accounts of the demonstration");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
