using Microsoft.AspNetCore.Hosting.Server;

namespace Breakwater.Web.Hosting.Hosts;

/// <summary>One request on its way through the application of one partnership.</summary>
internal abstract class Visit
{
    public abstract Task Process();

    public abstract void Leave(Exception? fault);
}

/// <summary>In the application that the host name chose.</summary>
internal sealed class Visit<TContext>(IHttpApplication<TContext> application, TContext context) : Visit where TContext : notnull
{
    public override Task Process() => application.ProcessRequestAsync(context);

    public override void Leave(Exception? fault) => application.DisposeContext(context, fault);
}
