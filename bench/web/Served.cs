using System.Diagnostics;

namespace Breakwater.Web.Bench;

/// <summary>A server in a process of its own on a loopback port, ended with the bench.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process _process;

    private Served(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Processor time that the server has used, in seconds.</summary>
    public double Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public double MegaBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>The product as it ships: <c>breakwater demo</c> with so many closed concerns behind the story.</summary>
    public static Task<Served> Product(Place place, int history, int port) => Start(port, "/health",
        ["breakwater.dll", "demo", "--history", $"{history}", "--data", place.Data, "--keys", place.Keys, "--port", $"{port}", .. place.Postgres is { } db ? new[] { "--database", db } : []]);

    public static Task<Served> Bare(Place place, int port) => Start(port, "/read/nobody",
        ["Breakwater.Web.Bench.dll", "bare", place.Folder, $"{port}", .. place.Postgres is { } db ? new[] { db } : []]);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<Served> Start(int port, string sign, string[] told)
    {
        told[0] = Path.Combine(AppContext.BaseDirectory, told[0]);
        var process = Process.Start(new ProcessStartInfo("dotnet", told) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var address = new Uri($"http://localhost:{port}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                if (!process.HasExited) process.Kill();
            }
            catch (InvalidOperationException)
            {
                // It was put away already.
            }
        };
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        for (var tries = 0; ; tries++)
        {
            if (process.HasExited) throw new InvalidOperationException($"{string.Join(' ', told)} ended with {process.ExitCode}.");
            try
            {
                if ((await http.GetAsync(sign)).IsSuccessStatusCode) return new Served(process, address);
            }
            catch (HttpRequestException) when (tries < 36_000)
            {
                await Task.Delay(100);
            }
        }
    }
}
