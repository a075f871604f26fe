using Breakwater.Kernel.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Breakwater.Web.Hosting.Hosts;

/// <summary>
/// Several partnerships in one process, each chosen by its host names. Each is an application of its own, with its own
/// services, keys, cookies, log keeper and ticker, and its own database; what they share is a line to the network, and
/// nothing else. See docs/decisions/0006.
/// </summary>
public sealed class ByHostName : IAsyncDisposable
{
    private readonly WebApplication _line;
    private readonly IReadOnlyList<WebApplication> _applications;
    private readonly IServer _server;

    private ByHostName(WebApplication line, IReadOnlyList<WebApplication> applications, IServer server) => (_line, _applications, _server) = (line, applications, server);

    /// <summary>Where it listens.</summary>
    public IEnumerable<string> Addresses => _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;

    /// <summary>Asked before folders, keys or databases are made for somebody whom no request would reach.</summary>
    /// <exception cref="InvalidOperationException">A partnership names no host, or two name the same.</exception>
    public static void MustBeReached(IEnumerable<PartnershipConfiguration> partnerships)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var partnership in partnerships)
        {
            if (partnership.Hosts.Count == 0) throw new InvalidOperationException($"{partnership.Name} names no host, so no request would ever reach it: fill in \"hosts\" in its file.");
            if (partnership.Hosts.FirstOrDefault(host => !taken.Add(host)) is { } host) throw new InvalidOperationException($"The host {host} is named by two partnerships; the second is {partnership.Name}.");
        }
    }

    /// <summary>Starts the application of each partnership, then listens.</summary>
    /// <param name="partnerships">Opened; whoever opened them disposes of them.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="logging">How each of them logs.</param>
    /// <exception cref="InvalidOperationException">A partnership names no host, or two name the same.</exception>
    /// <exception cref="IOException">Something else listens there.</exception>
    public static async Task<ByHostName> Start(IReadOnlyList<OpenPartnership> partnerships, string url, Action<ILoggingBuilder> logging, CancellationToken stop = default)
    {
        MustBeReached(partnerships.Select(p => p.Partnership.Configuration));
        var byHost = new Dictionary<string, ServerWithoutPort>(StringComparer.Ordinal);
        var applications = new List<WebApplication>();
        foreach (var partnership in partnerships)
        {
            var configuration = partnership.Partnership.Configuration;
            var server = new ServerWithoutPort();
            foreach (var host in configuration.Hosts) byHost.Add(host.ToLowerInvariant(), server);
            var builder = Builder(logging);
            builder.AddBreakwater(partnership);
            builder.Services.AddSingleton<IServer>(server);
            var application = builder.Build();
            application.UseBreakwater(partnership);
            applications.Add(application);
        }

        // Not an application: only Kestrel is taken from it, with the same limits as each would set for itself.
        var lineBuilder = Builder(logging);
        lineBuilder.WebHost.ConfigureKestrel(BreakwaterWeb.Limits);
        var line = lineBuilder.Build();
        var kestrel = line.Services.GetRequiredService<IServer>();
        kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Add(url);
        var all = new ByHostName(line, applications, kestrel);
        try
        {
            foreach (var application in applications) await application.StartAsync(stop);
            await kestrel.StartAsync(new HostDoor(byHost), stop);
            return all;
        }
        catch
        {
            await all.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until somebody stops the program, or one of the applications has to end.</summary>
    public async Task WaitForShutdown(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource([stop, .. _applications.Select(a => a.Lifetime.ApplicationStopping)]);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = ended.Token.Register(over.SetResult);
        await over.Task;
    }

    /// <summary>First the line, so that requests under way end; then each application, which signs its log.</summary>
    public async ValueTask DisposeAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _server.StopAsync(late.Token);
        await Task.WhenAll(_applications.Select(a => a.StopAsync(late.Token)));
        foreach (var application in _applications) await application.DisposeAsync();
        await _line.DisposeAsync();
    }

    private static WebApplicationBuilder Builder(Action<ILoggingBuilder> logging)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
        logging(builder.Logging);
        return builder;
    }
}
