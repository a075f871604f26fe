using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Breakwater.Web.Hosting.Hosts;

/// <summary>The server of one partnership's application: it listens nowhere, and takes what <see cref="HostDoor"/> hands it.</summary>
internal sealed class ServerWithoutPort : IServer
{
    private Func<IFeatureCollection, Visit>? _enter;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>A request as it came from the line; null while the application isn't running.</summary>
    public Visit? Enter(IFeatureCollection request) => _enter?.Invoke(request);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        _enter = request => new Visit<TContext>(application, application.CreateContext(request));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _enter = null;
        return Task.CompletedTask;
    }

    public void Dispose() => _enter = null;
}
