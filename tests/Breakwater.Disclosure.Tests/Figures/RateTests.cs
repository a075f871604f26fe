namespace Breakwater.Disclosure.Tests.Figures;

/// <summary>Rates, percentages, sentences and dominance by the real command: each is a row of the one matrix.</summary>
public class RateTests
{
    private static readonly string[] Specification =
    [
        "release: one", "dimensions:", "  - name: district", "    hierarchy: [area]", "tables:", "  - name: by-age", "    cross: [district, age]",
        "denominators:", "  - name: children", "    file: population.csv", "    column: children",
        "rates:", "  - name: rate", "    cross: [district]", "    over: children", "  - name: girls", "    cross: [district, sex]", "    share_of: [district]",
        "sentences:", "  - name: paper-7", "    of: {area: South}", "    which: {sex: female, age: 13-15}",
    ];

    [Theory]
    [InlineData("dfe")]
    [InlineData("hes")]
    public void Rates_and_sentences_are_protected_with_the_tables_and_verify(string policy)
    {
        using var line = WithRates();
        var (exit, _, error) = line.Protect(policy, "out");
        exit.ShouldBe(0, error);
        var verified = line.Run("verify", line["out"]);
        verified.Exit.ShouldBe(0, verified.Error);
        line.Run("attack", line["out"]).Out.ShouldContain("; 0 given away exactly");
        var rates = File.ReadAllLines(line["out/publish/rate.csv"]);
        rates[0].ShouldBe("district,area,age,sex,school,denominator,value,symbol");
        rates.ShouldContain(row => row.StartsWith("Total,Total,Total,Total,Total,53982,", StringComparison.Ordinal));
        // 3 of 8,932 children: 3.4 per 10,000 would give the 3 away.
        rates.ShouldContain(row => row.StartsWith("Ashmere,North,Total,Total,Total,8932,,", StringComparison.Ordinal));
        // 78 of 80 of the South's children are girls of 13 to 15: the other two are nobody's to read, so the larger number goes too.
        File.ReadAllLines(line["out/publish/paper-7.csv"]).Skip(1).Count(row => row.Contains(",78,", StringComparison.Ordinal) || row.Contains(",80,", StringComparison.Ordinal)).ShouldBeLessThan(2);
    }

    [Fact]
    public void A_sentence_whose_rest_is_large_is_printed_whole()
    {
        using var line = new CommandLine();
        line.Write("cells.csv", "area,age,n", "North,13-15,22", "North,16-17,31", "South,13-15,17", "South,16-17,40");
        line.Write("tables.yaml", "tables:", "  - name: by-area", "    cross: [area]", "sentences:", "  - name: paper-7", "    of: {area: North}", "    which: {age: 13-15}");
        line.Protect("dfe", "out").Out.ShouldContain("0 hidden");
        line.Run("verify", line["out"]).Exit.ShouldBe(0);
        line.Run("attack", line["out"]).Exit.ShouldBe(0);
    }

    [Fact]
    public void A_rate_over_few_children_is_hidden_though_its_count_is_not_small()
    {
        using var line = WithRates();
        line.Write("tables.yaml", [.. Specification, "  - name: filler", "    which: {sex: male}"]);
        line.Write("low.yaml", [.. Specification.Select(row => row == "    over: children" ? "    over: children\n    least: 12500" : row)]);
        line.Protect("dfe", "out", spec: "low.yaml").Exit.ShouldBe(0);
        File.ReadAllLines(line["out/publish/rate.csv"]).Single(row => row.StartsWith("Thornbeck,", StringComparison.Ordinal)).ShouldEndWith(",12040,,c");
        File.ReadAllLines(line["out/keep/reasons.csv"]).ShouldContain(row => row.StartsWith("rate,Thornbeck,", StringComparison.Ordinal) && row.Contains("denominators", StringComparison.Ordinal));
        line.Run("verify", line["out"]).Exit.ShouldBe(0);
    }

    [Fact]
    public void A_figure_that_one_school_dominates_is_hidden()
    {
        using var line = WithRates();
        line.Write("dominated.yaml", [.. Specification, "dominance: {contributor: school, n: 1, k: 90}"]);
        line.Protect("dfe", "out", spec: "dominated.yaml").Exit.ShouldBe(0);
        File.ReadAllLines(line["out/keep/reasons.csv"]).ShouldContain(row => row.StartsWith("by-age,Thornbeck,", StringComparison.Ordinal) && row.Contains("dominance", StringComparison.Ordinal));
        line.Run("verify", line["out"]).Exit.ShouldBe(0);
    }

    [Fact]
    public void The_verifier_judges_dominance_by_itself()
    {
        using var line = WithRates();
        line.Write("dominated.yaml", [.. Specification, "dominance: {contributor: school, n: 1, k: 90}"]);
        line.Protect("dfe", "out", spec: "dominated.yaml").Exit.ShouldBe(0);
        line.Protect("dfe", "bare").Exit.ShouldBe(0);
        foreach (var file in (string[])["dominance.csv", "contributors.csv"]) File.Copy(line["out/keep/" + file], line["bare/keep/" + file]);
        var record = line["bare/publish/release.json"];
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"release\": \"one\"", "\"dominance\": true, \"release\": \"one\"", StringComparison.Ordinal));
        line.Run("verify", line["bare"]).Error.ShouldContain("is sensitive and is shown");
        var contributors = line["out/keep/contributors.csv"];
        File.WriteAllText(contributors, File.ReadAllText(contributors).Replace(",S3,27", ",S3,26", StringComparison.Ordinal));
        line.Run("verify", line["out"]).Error.ShouldContain("What is contributed to cell");
        Directory.GetFiles(line["out/publish"]).ShouldAllBe(file => !File.ReadAllText(file).Contains("contributor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("    over: children", "    over: adults", "line 13: there is no denominator 'adults'")]
    [InlineData("    over: children", "    decimals: 1", "line 13: a rate needs 'over'")]
    [InlineData("    column: children", "    column: people", "line 9: population.csv has no column 'people'")]
    [InlineData("    cross: [district]", "    cross: [district, sex]", "line 13: the denominator 'children' has no column 'sex'")]
    [InlineData("    share_of: [district]", "    share_of: [town]", "line 16: cells.csv has no column 'town'")]
    [InlineData("    of: {area: South}", "    of: {area: West}", "line 20: the sentence 'paper-7' names area 'West'")]
    [InlineData("    of: {area: South}", "    of: {sex: male}", "line 20: the sentence 'paper-7' counts sex 'female' among sex 'male'")]
    public void A_wrong_rate_or_sentence_names_the_line(string right, string wrong, string says)
    {
        using var line = WithRates();
        line.Write("wrong.yaml", [.. Specification.Select(row => row == right ? wrong : row)]);
        var (exit, _, error) = line.Protect("dfe", "out", spec: "wrong.yaml");
        exit.ShouldBe(1);
        error.ShouldContain(says);
        Directory.Exists(line["out"]).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_denominator_names_the_cell()
    {
        using var line = WithRates();
        line.Write("population.csv", "district,children", "Ashmere,8932", "Thornbeck,12040", "Wellcombe,7700");
        line.Protect("dfe", "out").Error.ShouldContain("'rate' needs a denominator for (district=Dunley");
        Directory.Exists(line["out"]).ShouldBeFalse();
    }

    [Fact]
    public void The_verifier_finds_a_category_that_holds_all_but_one_of_its_margin_by_itself()
    {
        using var line = WithRates();
        line.Write("counts.yaml", "release: one", "tables:", "  - cross: [district, sex]", "    name: sexes");
        line.Write("cells.csv", "district,sex,n", "Ashmere,female,30", "Ashmere,male,0", "Dunley,female,20", "Dunley,male,24");
        line.Write("plain.yaml", "threshold: 3", "attackers: [outsider]");
        line.Write("groups.yaml", "threshold: 3", "attackers: [outsider]", "group_attributes: [sex]");
        line.Protect("groups.yaml", "out", spec: "counts.yaml").Exit.ShouldBe(0);
        File.ReadAllLines(line["out/publish/sexes.csv"]).ShouldContain("Ashmere,female,,c");
        line.Run("verify", line["out"]).Exit.ShouldBe(0);
        line.Protect("plain.yaml", "bare", spec: "counts.yaml").Exit.ShouldBe(0);
        var file = line["bare/publish/release.json"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"groupAttributes\": []", "\"groupAttributes\": [\"sex\"]", StringComparison.Ordinal));
        line.Run("verify", line["bare"]).Error.ShouldContain("Ashmere, female) is sensitive and is shown");
    }

    private static CommandLine WithRates()
    {
        var line = new CommandLine();
        line.Write("cells.csv", "district,area,age,sex,school,n",
            "Ashmere,North,10-12,female,S1,2", "Ashmere,North,13-15,male,S2,1",
            "Thornbeck,North,10-12,female,S3,27", "Thornbeck,North,13-15,female,S3,21", "Thornbeck,North,10-12,male,S3,34", "Thornbeck,North,13-15,male,S3,31",
            "Wellcombe,South,13-15,female,S4,36", "Wellcombe,South,10-12,male,S4,1",
            "Dunley,South,13-15,female,S5,22", "Dunley,South,13-15,female,S6,20", "Dunley,South,13-15,male,S6,1");
        line.Write("population.csv", "district,children", "Ashmere,8932", "Thornbeck,12040", "Wellcombe,7700", "Dunley,25310");
        line.Write("tables.yaml", Specification);
        return line;
    }
}
