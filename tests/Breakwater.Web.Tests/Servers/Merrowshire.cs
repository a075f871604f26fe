using Breakwater.Testing;

namespace Breakwater.Web.Tests.Servers;

/// <summary>The running demonstration county, one for the tests of a class.</summary>
public sealed class Merrowshire : IAsyncLifetime
{
    public RunningBreakwater Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await RunningBreakwater.Start();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
