using Breakwater.Testing;

namespace Breakwater.Web.Tests.Worklist;

/// <summary>Merrowshire with a ward in one of its districts, and with a policing team in none.</summary>
internal static class CountyWithWards
{
    /// <param name="database">Where.</param>
    /// <param name="name">Names its file: one for each test that may run beside another.</param>
    public static async Task<RunningBreakwater> Start(Database database, string name)
    {
        var file = RunningBreakwater.Config($"partnerships/wards-{name}-{database}.yaml");
        var text = await File.ReadAllTextAsync(RunningBreakwater.Config("partnerships/merrowshire.yaml"));
        const string Next = "  - { code: thornbeck,";
        text.ShouldContain(Next);
        await File.WriteAllTextAsync(file, text.Replace(Next, "  - { code: ashmere-north, name: Ashmere North, tier: ward, within: ashmere }\n  - { code: north-beat, name: North Beat, tier: policing_team }\n" + Next, StringComparison.Ordinal));
        return await RunningBreakwater.Start(database == Database.Postgres ? await PostgresServer.NewPartnership() : null, partnershipFile: file);
    }
}
