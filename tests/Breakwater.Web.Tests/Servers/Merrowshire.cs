using Breakwater.Testing;

namespace Breakwater.Web.Tests.Servers;

/// <summary>The running demonstration county, one for the tests of a class.</summary>
public class Merrowshire : IAsyncLifetime
{
    public RunningBreakwater Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await Start();

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<RunningBreakwater> Start() => RunningBreakwater.Start();
}

/// <summary>The same county on PostgreSQL.</summary>
public sealed class MerrowshireOnPostgres : Merrowshire
{
    protected override async Task<RunningBreakwater> Start() => await RunningBreakwater.Start(await PostgresServer.NewPartnership());
}
