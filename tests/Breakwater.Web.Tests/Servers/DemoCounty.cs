using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Breakwater.Web.Tests.Servers;

/// <summary>
/// The demonstration as a newcomer starts it: <c>breakwater demo</c> as a program of its own, with its story and a history.
/// Gone with the tests that use it.
/// </summary>
public sealed class DemoCounty : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-demo-").FullName;
    private readonly int _port = FreePort();
    private Process? _program;

    public Uri Address => new($"http://localhost:{_port}");

    public async ValueTask InitializeAsync()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!);
        var program = Path.Combine(AppContext.BaseDirectory, "../../../../../src/Breakwater.Cli/bin", configuration, "net10.0/breakwater.dll");
        var start = new ProcessStartInfo("dotnet", [program, "demo", "--history", "40", "--data", Path.Combine(_folder, "data"), "--keys", Path.Combine(_folder, "keys"), "--port", $"{_port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
        };
        _program = Process.Start(start)!;
        var said = Task.WhenAll(_program.StandardOutput.ReadToEndAsync(), _program.StandardError.ReadToEndAsync());
        using var http = new HttpClient { BaseAddress = Address };
        var watch = Stopwatch.StartNew();
        for (; ; await Task.Delay(100))
        {
            if (_program.HasExited) throw new InvalidOperationException("The demonstration ended at its start: " + string.Join('\n', await said));
            if (watch.Elapsed > TimeSpan.FromMinutes(3)) throw new TimeoutException("The demonstration doesn't answer.");
            try
            {
                using var answer = await http.GetAsync("/health");
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_program is { HasExited: false })
        {
            _program.Kill();
            _program.WaitForExit();
        }
        _program?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
