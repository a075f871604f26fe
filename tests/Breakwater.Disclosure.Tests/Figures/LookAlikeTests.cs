namespace Breakwater.Disclosure.Tests.Figures;

/// <summary>Codes that a reader would take for one another are refused: each would be judged for itself and be read as part of the other.</summary>
public class LookAlikeTests
{
    [Theory]
    [InlineData("ashmere,North,18,4", "line 14: column 'district' has 'ashmere' here and 'Ashmere' in line 2; the two differ only in letter case")]
    [InlineData("ASHMERE,North,13-14,4", "line 14: column 'district' has 'ASHMERE' here and 'Ashmere' in line 2")]
    [InlineData("\" Ashmere\",North,18,4", "line 14: column 'district' has ' Ashmere' here and 'Ashmere' in line 2; the two differ only in what can hardly be seen")]
    [InlineData("\"Port  Calder\",South,18,4", "line 14: column 'district' has 'Port  Calder' here and 'Port Calder' in line 11")]
    [InlineData("Port\u00a0Calder,South,18,4", "the first difference is U+0020 against U+00A0")]
    [InlineData("Ash\u200bmere,North,18,4", "line 14: column 'district' has")]
    [InlineData("Ashmere,North,15\u201316,4", "column 'age' has '15\u201316' here and '15-16' in line 3")]
    [InlineData("Ashmere,NORTH,18,4", "column 'area' has 'NORTH' here and 'North' in line 2; the two differ only in letter case")]
    [InlineData("Dunley,north,18,4", "column 'area' has 'north' here and 'North' in line 2")]
    [InlineData("total,North,18,4", "column 'district' has 'total' here and 'Total' which is kept for sums")]
    [InlineData("Dun\tley,South,18,4", "holds a control character")]
    public void A_code_that_looks_like_another_one(string row, string says)
    {
        using var line = new CommandLine().WithSoundInput();
        File.AppendAllText(line["cells.csv"], row + "\n");
        line.Refused(line.Protect("dfe", "out"), says);
    }

    [Fact]
    public void A_letter_in_another_unicode_form()
    {
        using var line = new CommandLine().WithSoundInput();
        File.AppendAllText(line["cells.csv"], "Llanf\u00e9r,South,17,9\nLlanfe\u0301r,South,18,9\n");
        line.Refused(line.Protect("dfe", "out"), "cells.csv line 15: column 'district' has 'Llanfe\u0301r' here and 'Llanf\u00e9r' in line 14; the two differ only in what can hardly be seen (white space, a dash or apostrophe, or the form of a letter; the first difference is U+00E9 against U+0065)");
    }

    [Fact]
    public void A_code_that_looks_like_one_of_an_earlier_release()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "first", "ledger").Exit.ShouldBe(0);
        var before = File.ReadAllText(line["ledger/ledger.jsonl"]);
        File.WriteAllText(line["cells.csv"], File.ReadAllText(line["cells.csv"]).Replace("Wellcombe", "WELLCOMBE", StringComparison.Ordinal));
        line.Refused(line.Protect("dfe", "out", "ledger"), "cells.csv line 8: column 'district' has 'WELLCOMBE' here and 'Wellcombe' which is known from elsewhere (an earlier release");
        File.ReadAllText(line["ledger/ledger.jsonl"]).ShouldBe(before);
    }

    [Fact]
    public void A_release_whose_name_looks_like_an_earlier_one()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "spring", "ledger").Exit.ShouldBe(0);
        line.Refused(line.Protect("dfe", "Spring", "ledger"), "The ledger has a release 'spring' already");
    }

    [Fact]
    public void A_period_a_population_or_a_contributor()
    {
        using var line = new CommandLine();
        line.Write("cells.csv", "district,month,school,n", "Ashmere,2025-jan,Hill,9", "Ashmere,2025-Jan,hill,8", "Dunley,2025-jan,Vale,12");
        line.Write("tables.yaml", "tables:", "  - cross: [district]", "period:", "  column: month", "  covers: [2025-jan]");
        line.Refused(line.Protect("dfe", "out"), "line 3: column 'month' has '2025-Jan' here and '2025-jan' in line 2");
        line.Write("tables.yaml", "tables:", "  - cross: [district]", "dominance: {contributor: school, n: 1, k: 90}");
        line.Refused(line.Protect("dfe", "out"), "line 3: column 'school' has 'hill' here and 'Hill' in line 2");
        line.Write("population.csv", "district,children", "Ashmere,900", "DUNLEY,800", "Dunley,200");
        line.Write("tables.yaml", "denominators:", "  - {name: all, file: population.csv, column: children}", "rates:", "  - {name: rate, cross: [district], over: all}");
        line.Refused(line.Protect("dfe", "out"), "population.csv line 3: column 'district' has 'DUNLEY' here and 'Dunley' which is known from elsewhere");
    }

    [Fact]
    public void A_code_with_blanks_around_it_stays_one_code_in_all_that_is_written()
    {
        using var line = new CommandLine().WithSoundInput();
        File.AppendAllText(line["cells.csv"], "\" Dunley \",South,17,2\n");
        line.Protect("dfe", "out").Exit.ShouldBe(0);
        File.ReadAllText(line["out/publish/by-age.csv"]).ShouldContain("\n\" Dunley \",South,17,,c\n");
        line.Run("verify", line["out"]).Exit.ShouldBe(0);
        line.Run("attack", line["out"]).Exit.ShouldBe(0);
    }

    [Fact]
    public void The_library_refuses_them_too()
    {
        Should.Throw<DisclosureException>(() => new Dimension("district", ["Ashmere", "Dunley", "DUNLEY"])).Message.ShouldBe("Column 'district': the codes 'Dunley' and 'DUNLEY' differ only in letter case; write one code in one way.");
        Should.Throw<DisclosureException>(() => new Dimension("district", ["Ashmere", "Dunley"], [new Level("area", ["North", "north"], 0)])).Message.ShouldContain("Column 'area'");
        Should.Throw<DisclosureException>(() => new Dimension("district", ["Ashmere", "TOTAL"]));
        new Dimension("age", ["1-31", "13-1", "13 1", "131", "1/31", "\ud800", "\u00d8", "O"]).Codes.Count.ShouldBe(8);
    }
}
