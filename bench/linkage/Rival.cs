using System.Diagnostics;
using System.Text.Json;

namespace Breakwater.Linkage.Bench;

/// <summary>What the rival took for one file.</summary>
internal sealed record RivalOutcome(long Compared, double Wall, double Cpu, long PeakMiB, double ClusterF1);

/// <summary>The same rules as SQL on DuckDB (<c>bench/linkage/rival</c>). Anyone can run it: <c>npm ci</c> there, once.</summary>
internal static class Rival
{
    /// <summary>Runs it; null when it isn't installed.</summary>
    public static RivalOutcome? Run(string file)
    {
        if (Folder() is not { } folder)
        {
            return null;
        }

        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "rival.mjs"), file, "2"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? JsonSerializer.Deserialize<RivalOutcome>(output) : throw new InvalidOperationException("the rival failed");
    }

    private static string? Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Path.Combine(at.FullName, "rival") is var rival && File.Exists(Path.Combine(rival, "rival.mjs")))
            {
                return Directory.Exists(Path.Combine(rival, "node_modules")) ? rival : null;
            }
        }

        return null;
    }
}
