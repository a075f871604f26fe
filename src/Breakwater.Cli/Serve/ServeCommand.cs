using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using Breakwater.Kernel.Configuration;
using Breakwater.Web.Hosting;
using Breakwater.Web.Hosting.Hosts;
using Breakwater.Web.Words;

namespace Breakwater.Cli.Serve;

/// <summary><c>breakwater serve</c>: the web server of one partnership, or of several, each under its own host names.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var options = new ServerOptions();
        var command = new Command("serve", "Start the web server of a partnership.");
        options.AddTo(command);
        var hosts = new Option<string?>("--hosts") { Description = "Serve several partnerships, each under its own host names: a file that lists them (docs/operations.md). Of the other options only --port goes with it." };
        command.Options.Add(hosts);
        command.SetAction(async (parsed, stop) => parsed.GetValue(hosts) is { } file
            ? await RunSeveral(file, options.OnlyUrls(parsed), stop)
            : await Run(options.Read(parsed, walkIn: false), options.Urls(parsed), _ => { }, _ => Task.CompletedTask, stop));
        return command;
    }

    /// <summary>Opens the partnership, does what comes before the first page, and serves until it is stopped.</summary>
    /// <param name="settings">Where everything is.</param>
    /// <param name="urls">Where to listen.</param>
    /// <param name="refuse">Throws for a partnership that isn't to be served so.</param>
    /// <param name="before">What comes before the first page.</param>
    /// <param name="stop">Told to stop.</param>
    internal static async Task<int> Run(Settings settings, string urls, Action<PartnershipConfiguration> refuse, Func<OpenPartnership, Task> before, CancellationToken stop)
    {
        // Before anything is opened or made: nobody waits for a county that nobody can then see.
        if (Taken(urls)) return await SayTaken(urls);
        refuse(Read(settings));
        using var partnership = await OpenPartnership.Open(settings, TimeProvider.System);
        await before(partnership);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Breakwater.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        Quietly(builder.Logging);
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
        await Warn(partnership);
        Console.WriteLine($"Breakwater answers at {string.Join(" and ", app.Urls)}. Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task<int> RunSeveral(string file, string urls, CancellationToken stop)
    {
        var open = new List<OpenPartnership>();
        try
        {
            var listed = HostsFile.Load(file, Environment.GetEnvironmentVariable);
            ByHostName.MustBeReached(listed.Select(Read));
            foreach (var settings in listed) open.Add(await OpenPartnership.Open(settings, TimeProvider.System));
            await using var all = await ByHostName.Start(open, urls, Quietly, stop);
            foreach (var one in open) await Warn(one);
            Console.WriteLine($"Breakwater answers at {string.Join(" and ", all.Addresses)} for {string.Join("; ", open.Select(o => $"{o.Partnership.Configuration.Name} ({string.Join(", ", o.Partnership.Configuration.Hosts)})"))}. Stop it with Ctrl+C.");
            await all.WaitForShutdown(stop);
            return 0;
        }
        catch (IOException fault) when (fault.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase))
        {
            return await SayTaken(urls);
        }
        finally
        {
            open.ForEach(o => o.Dispose());
        }
    }

    // With the words of its pages, which nothing else reads before somebody asks for one.
    private static PartnershipConfiguration Read(Settings settings)
    {
        var configuration = PartnershipFile.Load(settings.PartnershipFile);
        WordShelf.Check(configuration, settings.PartnershipFile);
        return configuration;
    }

    private static async Task Warn(OpenPartnership partnership)
    {
        await using var db = partnership.Safeguarding();
        foreach (var warning in await StartWarning.All(db, partnership.Settings.CheckpointFile)) await Console.Error.WriteLineAsync($"breakwater: {partnership.Partnership.Configuration.Name}: {warning}");
    }

    private static void Quietly(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        // Requests are not logged, however far the log is turned up: a path may be typed by hand with a name in it.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
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
