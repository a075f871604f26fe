namespace Breakwater.House.Tests;

/// <summary>The files of the repository, found from where the tests were built.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static IEnumerable<string> Sources(string under, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")
                && !f.Contains("node_modules") && !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}") && !f.Contains($"wwwroot{Path.DirectorySeparatorChar}dist"));

    public static string Short(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Breakwater.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the house tests from a build inside the repository.");
        return folder;
    }
}
