using Breakwater.Testing;

namespace Breakwater.Web.Tests.Servers;

/// <summary>The running county on either database, for tests that judge what is stored by what people then see.</summary>
internal static class OnBoth
{
    public static readonly TheoryData<Database> Databases = [Database.Sqlite, Database.Postgres];

    public static async Task<RunningBreakwater> Start(Database database) =>
        await RunningBreakwater.Start(database == Database.Postgres ? await PostgresServer.NewPartnership() : null);
}
