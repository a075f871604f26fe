namespace Breakwater.Disclosure.Tests.Figures;

/// <summary>Folders that can't be written, in ways that hold for the superuser too: a clear word, and nothing half-written.</summary>
public class RefusedFolderTests
{
    [Theory]
    [InlineData("cells.csv/year/out", null, "--out")]
    [InlineData("out", "cells.csv/figures/ledger", "--ledger")]
    public void A_file_stands_where_a_folder_above_should_be(string output, string? ledger, string option)
    {
        using var line = new CommandLine().WithSoundInput();
        var (exit, _, error) = line.Protect("dfe", output, ledger);
        exit.ShouldBe(1);
        error.ShouldContain($"{line["cells.csv"]} is a file. Give {option} a folder in which you may write");
        error.ShouldContain("Nothing was released.");
        Names(line).ShouldBe(["cells.csv", "tables.yaml"]);
    }

    [Fact]
    public void Folders_above_are_not_left_behind_by_an_input_that_is_refused()
    {
        using var line = new CommandLine().WithSoundInput();
        File.AppendAllText(line["cells.csv"], "Dunley,South,17,many\n");
        line.Protect("dfe", "years/2025/out", "years/ledger").Exit.ShouldBe(1);
        Names(line).ShouldBe(["cells.csv", "tables.yaml"]);
    }

    [Fact]
    public void A_ledger_that_cannot_take_the_release_keeps_it_from_being_placed()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "first", "ledger").Exit.ShouldBe(0);
        var before = Ledger(line);
        Directory.CreateDirectory(line["ledger/ledger.jsonl.new"]);
        line.Protect("dfe", "out", "ledger").Exit.ShouldBe(1);
        Names(line).ShouldBe(["cells.csv", "first", "ledger", "tables.yaml"]);
        Directory.Delete(line["ledger/ledger.jsonl.new"]);
        Ledger(line).ShouldBe(before);
        line.Protect("dfe", "out", "ledger").Exit.ShouldBe(0);
        line.Run("verify", line["out"]).Exit.ShouldBe(0);
    }

    [Fact]
    public void A_new_ledger_that_could_not_be_begun_can_be_begun_later()
    {
        using var line = new CommandLine().WithSoundInput();
        Directory.CreateDirectory(line["ledger/ledger.jsonl.new"]);
        line.Protect("dfe", "out", "ledger").Exit.ShouldBe(1);
        Directory.Delete(line["ledger/ledger.jsonl.new"]);
        line.Protect("dfe", "out", "ledger").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_release_that_cannot_be_placed_is_taken_out_of_the_ledger_again()
    {
        using var line = new CommandLine();
        var undone = false;
        var folder = new Cli.Figures.ReleaseFolder(line["out"]);
        Should.Throw<IOException>(() => folder.Write([("publish/report.md", "text")], () =>
        {
            Directory.CreateDirectory(line["out/somebody-else"]); // placed meanwhile
            return () => undone = true;
        }));
        undone.ShouldBeTrue();
        Names(line).ShouldBe(["out"]);
    }

    private static IEnumerable<string?> Names(CommandLine line) => Directory.GetFileSystemEntries(line.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static List<string> Ledger(CommandLine line) =>
        [.. Directory.GetFiles(line["ledger"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file}: {File.ReadAllText(file)}")];
}
