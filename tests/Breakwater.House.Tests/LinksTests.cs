using System.Text.RegularExpressions;

namespace Breakwater.House.Tests;

/// <summary>A newcomer has the README only: each link in it, and in what it leads to, leads somewhere.</summary>
public sealed partial class LinksTests
{
    [Fact]
    public void Every_link_of_the_readme_and_the_docs_leads_to_a_file_of_the_repository()
    {
        var pages = Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)).ToList();
        pages.Count.ShouldBeGreaterThan(10);
        var links = pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => (Page: page, To: m.Groups["to"].Value))).ToList();
        links.Count.ShouldBeGreaterThan(20);
        links.Where(l => !Path.Exists(Path.Combine(Path.GetDirectoryName(l.Page)!, l.To))).Select(l => $"{Repository.Short(l.Page)}: {l.To}").ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<to>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
