using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using Breakwater.Web.Hosting;

namespace Breakwater.Cli.Serve;

/// <summary><c>breakwater serve</c>: the web server of one partnership.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new ServerOptions();
        var command = new Command("serve", "Start the web server of a partnership.");
        options.AddTo(command);
        command.SetAction(async (parsed, stop) => await Run(options.Read(parsed, walkIn: false), options.Urls(parsed), _ => Task.CompletedTask, stop));
        return command;
    }

    /// <summary>Opens the partnership, does what comes before the first page, and serves until it is stopped.</summary>
    internal static async Task<int> Run(Settings settings, string urls, Func<OpenPartnership, Task> before, CancellationToken stop)
    {
        // Before anything is opened or made: nobody waits for a county that nobody can then see.
        if (Taken(urls)) return await SayTaken(urls);
        using var partnership = await OpenPartnership.Open(settings, TimeProvider.System);
        await before(partnership);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Requests are not logged, however far the log is turned up: a path may be typed by hand with a name in it.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        builder.AddBreakwater(partnership);
        await using var app = builder.Build();
        app.UseBreakwater(partnership);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException fault) when (fault.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            return await SayTaken(urls);
        }
        Console.WriteLine($"Breakwater answers at {string.Join(" and ", app.Urls)}. Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static bool Taken(string urls)
    {
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        return urls.Split(';').Any(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port > 0
            && listening.Any(l => l.Port == address.Port && (IPAddress.IsLoopback(l.Address) || l.Address.Equals(IPAddress.Any) || l.Address.Equals(IPAddress.IPv6Any))));
    }

    private static async Task<int> SayTaken(string urls)
    {
        await Console.Error.WriteLineAsync($"Something else listens on {urls} already. Stop it, or name another port with --port.");
        return 2;
    }
}
