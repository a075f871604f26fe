using Breakwater.Testing;

namespace Breakwater.Cli.Tests;

/// <summary>The configuration as it ships beside the program, in a folder of its own, to be changed.</summary>
internal sealed class ConfigCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("breakwater-config-").FullName;

    /// <param name="from">The folder of the program; null: that of these tests.</param>
    public ConfigCopy(string? from = null)
    {
        var source = from is null ? RunningBreakwater.Config("") : Path.Combine(from, "config");
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(file, copy);
        }
    }

    public string File => Path.Combine(_folder, "partnerships/merrowshire.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
