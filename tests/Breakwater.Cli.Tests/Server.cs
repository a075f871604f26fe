using System.Diagnostics;
using System.Net;
using System.Text;
using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>The real server as a process of its own. Disposing of it kills it.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Server(Process process)
    {
        _process = process;
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>From the start of the process to the first page.</summary>
    public TimeSpan CameUpIn { get; private set; }

    /// <summary>All that it printed so far.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    public bool Runs => !_process.HasExited;

    /// <summary>The demonstration, ready to answer.</summary>
    public static Task<Server> Demo(Place place, string? shell = null) => Answering(place, () => Launch(place, shell));

    /// <summary>A partnership as an operator serves it, by the installed program, ready to answer.</summary>
    public static Task<Server> Serve(Place place, string[] told) => Answering(place, () => new Server(Place.Start(null, ["serve", .. told], place.Environment, Place.InstalledProgram)));

    private static async Task<Server> Answering(Place place, Func<Server> start)
    {
        var watch = Stopwatch.StartNew();
        var server = start();
        using var http = new HttpClient { BaseAddress = place.Address };
        for (; ; )
        {
            if (!server.Runs) throw new InvalidOperationException("The server ended at its start: " + server.Said);
            if (watch.Elapsed > TimeSpan.FromMinutes(3)) throw new TimeoutException("The server doesn't answer: " + server.Said);
            try
            {
                using var answer = await http.GetAsync("/health");
                if (answer.StatusCode == HttpStatusCode.OK) break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(25);
            }
        }
        server.CameUpIn = watch.Elapsed;
        return server;
    }

    /// <summary>Starts it and does not wait.</summary>
    public static Server Launch(Place place, string? shell = null) => new(Place.Start(shell, ["demo", "--history", "0", .. place.Told], place.Environment, Place.Program));

    /// <summary>As a power cut or the kernel's memory killer would: no last words.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>As an operator would: it signs a last checkpoint and ends.</summary>
    public async Task Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{Id}"])) await kill.WaitForExitAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(late.Token);
        _process.ExitCode.ShouldBe(0, Said);
    }

    /// <summary>Somebody of Merrowshire, walked in by name.</summary>
    public static async Task<Visitor> WalkIn(Place place, string name)
    {
        var visitor = new Visitor(place.Address);
        var page = await visitor.Get("/sign-in");
        var button = page.Page.QuerySelectorAll("button[name=who]").First(b => b.ParentElement!.ParentElement!.TextContent.Contains(name, StringComparison.Ordinal));
        (await visitor.Post("/sign-in", ("who", button.GetAttribute("value")!))).Status.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    public void Dispose()
    {
        if (Runs) Kill();
        _process.Dispose();
    }

    private void Take(object sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }
}
