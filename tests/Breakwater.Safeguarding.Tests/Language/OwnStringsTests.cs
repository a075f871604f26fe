using System.Reflection;
using Breakwater.Kernel.Facts;
using Breakwater.Safeguarding.Language;

namespace Breakwater.Safeguarding.Tests.Language;

/// <summary>The language list is a hard test on what the product itself says: pages, configuration, the sentences of facts.</summary>
public sealed class OwnStringsTests
{
    private static readonly WordingList List = WordingList.Load(Product.File("config/language.yaml"));

    [Fact]
    public void No_page_uses_words_that_blame() => Check(Product.Files("src", "*.cshtml"), least: 30);

    [Fact]
    public void No_configuration_uses_words_that_blame() =>
        Check(Product.Files("config", "*.yaml").Where(f => Path.GetFileName(f) != "language.yaml"), least: 6);

    [Fact]
    public void No_sentence_in_the_program_uses_words_that_blame() => Check(Product.Files("src", "*.cs").Where(f => !f.Contains("Migrations", StringComparison.Ordinal)), least: 100);

    [Fact]
    public void No_fact_says_words_that_blame()
    {
        var facts = typeof(SafeguardingDb).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Fact))).ToList();
        facts.Count.ShouldBeGreaterThan(20);
        foreach (var fact in facts) List.HintsFor(fact.GetCustomAttribute<SaysAttribute>()!.Sentence).ShouldBeEmpty(fact.Name);
    }

    private static void Check(IEnumerable<string> files, int least)
    {
        var all = files.ToList();
        all.Count.ShouldBeGreaterThan(least);
        var found = all.SelectMany(f => List.HintsFor(File.ReadAllText(f)).Select(h => $"{Path.GetFileName(f)}: \"{h.Written}\", better: {h.Prefer}")).ToList();
        found.ShouldBeEmpty();
    }
}

/// <summary>The files of the product, found from where the tests were built.</summary>
internal static class Product
{
    private static readonly string Root = Find();

    public static string File(string path) => Path.Combine(Root, path);

    public static IEnumerable<string> Files(string under, string pattern) => Directory.EnumerateFiles(Path.Combine(Root, under), pattern, SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Breakwater.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the tests from a build inside the repository.");
        return folder;
    }
}
