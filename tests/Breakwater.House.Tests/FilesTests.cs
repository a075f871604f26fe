using System.Text.RegularExpressions;

namespace Breakwater.House.Tests;

/// <summary>How files and folders are kept.</summary>
public sealed partial class FilesTests
{
    private static readonly string[] HidingNames = ["Shared", "Common", "Helpers", "Helper", "Utils", "Util", "Misc"];

    [Fact]
    public void No_folder_or_file_hides_what_is_in_it()
    {
        foreach (var file in Repository.Sources("src"))
        {
            var path = Repository.Short(file);
            var folders = path.Split('/')[..^1];
            if (!path.Contains("Pages/Shared/", StringComparison.Ordinal)) folders.ShouldAllBe(f => !HidingNames.Contains(f), path);
            var name = Path.GetFileNameWithoutExtension(file);
            (name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Base", StringComparison.Ordinal) || name.EndsWith("Helper", StringComparison.Ordinal))
                .ShouldBeFalse($"{path}: name it for what it does.");
        }
    }

    [Fact]
    public void A_file_past_300_lines_is_two_things()
    {
        var long_ = Repository.Sources("src").Concat(Repository.Sources("src", "*.cshtml"))
            .Select(f => (File: Repository.Short(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > 300);
        long_.ShouldBeEmpty();
    }

    [Fact]
    public void A_box_holds_the_property_that_it_names()
    {
        var boxes = Repository.Sources("src", "*.cshtml").SelectMany(f => Box().Matches(File.ReadAllText(f)).Select(m => (File: Repository.Short(f), Field: m.Groups["field"].Value, Holds: m.Groups["holds"].Value))).ToList();
        boxes.ShouldNotBeEmpty();
        boxes.Where(b => b.Holds != "Model." + b.Field).ShouldBeEmpty("what is typed would come back in another box");
    }

    [Fact]
    public void A_link_that_says_that_it_is_a_button_answers_to_the_space_bar()
    {
        var buttons = Repository.Sources("src", "*.cshtml").SelectMany(f => ButtonLink().Matches(File.ReadAllText(f)).Select(m => (File: Repository.Short(f), Link: m.Value))).ToList();
        buttons.ShouldNotBeEmpty();
        buttons.Where(b => !b.Link.Contains("data-module=\"govuk-button\"", StringComparison.Ordinal)).ShouldBeEmpty("only the design system's script hears Space there");
    }

    [Fact]
    public void Time_and_ids_come_from_the_kernel()
    {
        foreach (var file in Repository.Sources("src").Where(f => !f.Contains("Breakwater.Kernel")))
            Forbidden().Matches(File.ReadAllText(file)).Select(m => m.Value).ShouldBeEmpty($"{Repository.Short(file)}: take TimeProvider and Id<T>.New.");
    }

    [Fact]
    public void Raw_sql_lives_in_storage_and_kernel()
    {
        foreach (var file in Repository.Sources("src").Where(f => !f.Contains("Breakwater.Kernel") && !f.Contains("Breakwater.Storage")))
            RawSql().Matches(File.ReadAllText(file)).Select(m => m.Value).ShouldBeEmpty(Repository.Short(file));
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        foreach (var file in Repository.Sources("src").Concat(Repository.Sources("src", "*.cshtml")))
            Unfinished().Matches(File.ReadAllText(file)).Select(m => m.Value).ShouldBeEmpty(Repository.Short(file));
    }

    [Fact]
    public void Links_in_the_documents_lead_somewhere()
    {
        var looked = 0;
        foreach (var file in Repository.Sources("", "*.md"))
            foreach (var link in Link().Matches(Blocks().Replace(File.ReadAllText(file), "")).Select(m => m.Groups[1].Value).Where(l => !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith('#') && !l.StartsWith("mailto:", StringComparison.Ordinal)))
            {
                looked++;
                var target = Path.Combine(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(link.Split('#')[0]));
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{Repository.Short(file)} links to {link}, which isn't there.");
            }
        looked.ShouldBeGreaterThan(20, "no link was found: the test looks at nothing");
    }

    [Fact]
    public void Lock_files_hold_no_addresses()
    {
        var locks = Repository.Sources("", "packages.lock.json").Concat(Repository.Sources("", "package-lock.json")).ToList();
        locks.ShouldNotBeEmpty();
        foreach (var file in locks) File.ReadAllText(file).ShouldNotContain("\"resolved\": \"http", customMessage: Repository.Short(file));
    }

    [GeneratedRegex("<bw-[a-z]+ [^>]*?field=\"(@\\(Model\\.Prefix \\+ \")?(?<field>[^\"]*)(\"\\))?\"( holds=\"(?<holds>[^\"]*)\")?", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Box();

    [GeneratedRegex("<a [^>]*role=\"button\"[^>]*>")]
    private static partial Regex ButtonLink();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bGuid\.NewGuid\b|\bEnvironment\.TickCount")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\b(ExecuteSql\w*|FromSql\w*|SqlQuery\w*|ExecuteUpdate\w*|ExecuteDelete\w*)\b|\.CommandText\b")]
    private static partial Regex RawSql();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\]\(<?([^)\s>]+)>?(?:\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    // What stands in a block of code is no link.
    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
