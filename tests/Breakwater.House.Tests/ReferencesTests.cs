using System.Xml.Linq;

namespace Breakwater.House.Tests;

/// <summary>The wall is a missing project reference: these are the only ones there may be.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Breakwater.Linkage"] = [],
        ["Breakwater.Disclosure"] = [],
        ["Breakwater.Disclosure.Verifier"] = [],
        ["Breakwater.Kernel"] = [],
        ["Breakwater.Safeguarding"] = ["Breakwater.Kernel", "Breakwater.Linkage", "Breakwater.Disclosure"],
        ["Breakwater.Scrutiny"] = ["Breakwater.Kernel", "Breakwater.Disclosure"],
        ["Breakwater.Community"] = ["Breakwater.Kernel"],
        ["Breakwater.Storage.Sqlite"] = ["Breakwater.Kernel", "Breakwater.Safeguarding", "Breakwater.Scrutiny", "Breakwater.Community"],
        ["Breakwater.Storage.Postgres"] = ["Breakwater.Kernel", "Breakwater.Safeguarding", "Breakwater.Scrutiny", "Breakwater.Community"],
    };

    // The pure libraries are fit to be published alone: no package either, save what every project gets (analysers).
    private static readonly string[] NoPackages = ["Breakwater.Linkage", "Breakwater.Disclosure", "Breakwater.Disclosure.Verifier"];

    public static TheoryData<string> Projects() => new(Repository.Sources("src", "*.csproj").Select(Repository.Short));

    [Theory, MemberData(nameof(Projects))]
    public void References_only_what_the_design_allows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        if (name is "Breakwater.Web" or "Breakwater.Cli") return;
        Allowed.Keys.ShouldContain(name, $"{name} is a new project: say in ReferencesTests what it may reference.");
        var references = XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).ToList();
        references.Except(Allowed[name]).ShouldBeEmpty($"{name} may not reference these.");
    }

    [Fact]
    public void Pure_libraries_use_no_package()
    {
        foreach (var project in Repository.Sources("src", "*.csproj").Where(p => NoPackages.Contains(Path.GetFileNameWithoutExtension(p))))
            XDocument.Load(project).Descendants("PackageReference").ShouldBeEmpty(Repository.Short(project));
    }

    [Fact]
    public void Versions_stand_in_one_place()
    {
        foreach (var project in Repository.Sources("", "*.csproj"))
            XDocument.Load(project).Descendants("PackageReference").Where(p => p.Attribute("Version") is not null).ShouldBeEmpty(Repository.Short(project));
    }

    [Fact]
    public void The_outer_side_does_not_know_the_inner()
    {
        foreach (var file in Repository.Sources("src/Breakwater.Scrutiny"))
            File.ReadAllText(file).ShouldNotContain("Breakwater.Safeguarding", customMessage: Repository.Short(file));
    }
}
