using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Breakwater.Web.Hosting.Hosts;

/// <summary>
/// Chooses a partnership's application by the host that the request names, before anything else is made of the request: no
/// service, no context and no middleware stands here that two partnerships could share. A host that nobody has gets status
/// 421 and not a byte.
/// </summary>
internal sealed class HostDoor(IReadOnlyDictionary<string, ServerWithoutPort> byHost) : IHttpApplication<Visit>
{
    public Visit CreateContext(IFeatureCollection contextFeatures)
    {
        var host = new HostString(contextFeatures.GetRequiredFeature<IHttpRequestFeature>().Headers.Host.ToString()).Host;
        return byHost.GetValueOrDefault(host.ToLowerInvariant())?.Enter(contextFeatures) ?? new Misdirected(contextFeatures);
    }

    public Task ProcessRequestAsync(Visit context) => context.Process();

    public void DisposeContext(Visit context, Exception? exception) => context.Leave(exception);

    private sealed class Misdirected(IFeatureCollection request) : Visit
    {
        public override Task Process()
        {
            request.GetRequiredFeature<IHttpResponseFeature>().StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        public override void Leave(Exception? fault)
        {
        }
    }
}
