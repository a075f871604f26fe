using System.Text;

namespace Breakwater.Disclosure.Tests.Figures;

/// <summary>Each fault is named with its cell, row or field, and nothing is left in the output folder.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("Dunley,South,17,-1", "cells.csv line 14: the count -1 is negative")]
    [InlineData("Dunley,South,17,2.5", "cells.csv line 14: the count 2.5 is a fraction")]
    [InlineData("Dunley,South,17,many", "cells.csv line 14: 'many' isn't a count")]
    [InlineData("Dunley,South,17,", "cells.csv line 14: the count is empty; write 0")]
    [InlineData("Dunley,South,17,4000000000", "cells.csv line 14: the count 4000000000 is above 1,000,000,000")]
    [InlineData("\"Dunley,South,17,4", "cells.csv line 14: a quotation mark is out of place")]
    [InlineData("Dun\"ley,South,17,4", "cells.csv line 14: a quotation mark is out of place")]
    [InlineData("Dunley,South,17", "cells.csv line 14: the row has 3 fields")]
    [InlineData(",South,17,4", "cells.csv line 14: the field 'district' is empty")]
    [InlineData("Ashmere,North,17,9", "line 14: the cell (district=Ashmere, area=North, age=17) is there twice, first in line 4")]
    [InlineData("Ashmere,South,18,9", "line 14: district 'Ashmere' has two parents in area: 'North' and 'South'")]
    [InlineData("Ashmere,North,Total,25", "line 14: the total of (district=Ashmere, area=North, age=Total) is 25, but its cells add up to 22")]
    public void A_wrong_row_of_the_cells(string row, string says)
    {
        using var line = new CommandLine().WithSoundInput();
        File.AppendAllText(line["cells.csv"], row + "\n");
        line.Refused(line.Protect("dfe", "out"), says);
    }

    [Theory]
    [InlineData("  - name: two\n    cross: [district, sex]", "tables.yaml line 7: cells.csv has no column 'sex'")]
    [InlineData("  - name: two\n    cross: [district, area]", "line 7: Table 'two' crosses 'area' with its own dimension")]
    [InlineData("  - name: by-age\n    cross: [age]", "line 7: the table 'by-age' is named twice")]
    [InlineData("  - name: ../up\n    cross: [age]", "line 7: the table name '../up' becomes a file name")]
    [InlineData("  - crossing: [age]", "line 7: unknown field 'crossing' in a table")]
    [InlineData("relation: sideways", "line 7: 'relation' must be one of")]
    [InlineData("  - name: [", "tables.yaml line")]
    public void A_wrong_specification(string addition, string says)
    {
        using var line = new CommandLine().WithSoundInput();
        File.AppendAllText(line["tables.yaml"], addition + "\n");
        line.Refused(line.Protect("dfe", "out"), says);
    }

    [Fact]
    public void An_unknown_policy()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Refused(line.Protect("strict", "out"), "There is no policy 'strict': give one of acro, dfe, hes, opensafely, or a file");
    }

    [Theory]
    [InlineData("zeros: show", "line 1: a policy needs 'threshold'")]
    [InlineData("threshold: 4\nwidht: 1", "line 2: unknown field 'widht' in a policy")]
    [InlineData("threshold: -4", "line 1: 'threshold' must be a whole number of at least 0")]
    [InlineData("threshold: 4\nattackers: [outsider, cousin]", "line 2: unknown attacker 'cousin'")]
    [InlineData("threshold: [4\nwidth: 1", "own.yaml")]
    [InlineData("name: [x\nthreshold: 4", "own.yaml can't be read as YAML")]
    [InlineData("threshold: 4\nsymbol: 0", "'symbol' must be a mark")]
    public void A_wrong_policy_file(string text, string says)
    {
        using var line = new CommandLine().WithSoundInput();
        line.Write("own.yaml", text);
        line.Refused(line.Protect("own.yaml", "out"), says);
    }

    [Fact]
    public void A_count_column_that_is_not_there()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Refused(line.Run("protect", "--cells", line["cells.csv"], "--count", "children", "--spec", line["tables.yaml"], "--policy", "dfe", "--out", line["out"]), "there is no column 'children' for --count");
    }

    [Fact]
    public void A_ledger_that_was_edited()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "first", "ledger").Exit.ShouldBe(0);
        var file = line["ledger/ledger.jsonl"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"v\":14", "\"v\":15", StringComparison.Ordinal));
        line.Refused(line.Protect("dfe", "out", "ledger"), "ledger.jsonl line 1: the ledger was edited");
    }

    [Fact]
    public void A_ledger_that_lost_its_last_release()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "first", "ledger").Exit.ShouldBe(0);
        File.WriteAllText(line["ledger/ledger.jsonl"], "");
        line.Refused(line.Protect("dfe", "out", "ledger"), "it has 0 releases, but true counts are kept for more");
    }

    [Fact]
    public void An_output_folder_that_holds_something_is_left_alone()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "out").Exit.ShouldBe(0);
        var before = File.ReadAllText(line["out/publish/by-age.csv"]);
        line.Protect("acro", "out").Error.ShouldContain("isn't empty");
        File.ReadAllText(line["out/publish/by-age.csv"]).ShouldBe(before);
    }

    [Theory]
    [InlineData("cells.csv/out")]
    [InlineData("cells.csv/")]
    public void An_output_folder_that_cannot_be_made(string output)
    {
        using var line = new CommandLine().WithSoundInput();
        var (exit, _, error) = line.Protect("dfe", output);
        exit.ShouldBe(1);
        error.ShouldContain(output);
    }

    [Fact]
    public void A_slash_at_the_end_of_the_output_folder_does_no_harm()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "out/").Exit.ShouldBe(0);
        Directory.GetDirectories(line.Folder).Select(Path.GetFileName).ShouldBe(["out"]);
    }

    [Fact]
    public void A_ledger_that_is_a_file()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Refused(line.Protect("dfe", "out", "cells.csv"), "is a file; --ledger needs the folder");
    }

    [Fact]
    public void Cells_with_semicolons_or_in_another_encoding()
    {
        using var line = new CommandLine().WithSoundInput();
        var sound = File.ReadAllText(line["cells.csv"]);
        File.WriteAllText(line["cells.csv"], sound.Replace(',', ';'));
        line.Refused(line.Protect("dfe", "out"), "cells.csv line 1: the fields seem to be separated by semicolons");
        File.WriteAllText(line["cells.csv"], sound.Replace("Thornbeck", "Þornbekk", StringComparison.Ordinal), Encoding.Latin1);
        line.Refused(line.Protect("dfe", "out"), "cells.csv isn't in UTF-8");
        File.WriteAllText(line["cells.csv"], sound.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        line.Protect("dfe", "out").Exit.ShouldBe(0);
        File.ReadAllText(line["out/publish/by-age.csv"]).ShouldStartWith("district,area,age,value,symbol\n");
    }
}
