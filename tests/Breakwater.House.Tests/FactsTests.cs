using System.Reflection;
using System.Text;
using Breakwater.Kernel.Facts;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;
using Breakwater.Scrutiny;
using Breakwater.Web.Hosting;

namespace Breakwater.House.Tests;

/// <summary>Every fact says its own sentence, and docs/facts.md is the list of them.</summary>
public sealed class FactsTests
{
    private static readonly Assembly[] Projects = [typeof(Partnership).Assembly, typeof(SafeguardingDb).Assembly, typeof(ScrutinyDb).Assembly, typeof(OpenPartnership).Assembly];

    [Fact]
    public void The_list_of_facts_is_up_to_date()
    {
        var file = Path.Combine(Repository.Root, "docs", "facts.md");
        var now = Write();
        if (Environment.GetEnvironmentVariable("BREAKWATER_WRITE_DOCS") == "1") File.WriteAllText(file, now);
        File.Exists(file).ShouldBeTrue("docs/facts.md is missing.");
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(now, "docs/facts.md is stale: run the house tests with BREAKWATER_WRITE_DOCS=1 and commit it.");
    }

    [Fact]
    public void Every_fact_carries_its_own_sentence() =>
        Projects.SelectMany(p => p.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Fact)) && t.GetCustomAttribute<SaysAttribute>(inherit: false) is null).Select(t => t.FullName)
            .ShouldBeEmpty("each fact carries [Says(name, sentence)] of its own");

    [Fact]
    public void Names_are_said_once() => new FactTypes(Projects).All.Select(s => s.Name).ShouldBeUnique();

    private static string Write()
    {
        var text = new StringBuilder("# Facts\n\nWhat the log can say, each with the sentence that the timeline shows. Words in braces are filled in. ")
            .Append("*Looked* facts stand on the access page, not on the timeline.\nThis page is generated from the program and a test fails when it is stale.\n\n| name | says | kind | source |\n|---|---|---|---|\n");
        foreach (var says in new FactTypes(Projects).All)
            text.Append("| `").Append(says.Name).Append("` | ").Append(says.Sentence).Append(" | ").Append(says.Type.IsSubclassOf(typeof(Looked)) ? "looked" : "change")
                .Append(" | ").Append(says.Type.Namespace!["Breakwater.".Length..]).Append(" |\n");
        return text.ToString();
    }
}
