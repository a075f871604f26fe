using System.Globalization;

namespace Breakwater.Disclosure.Tests.Figures;

/// <summary>Releases protected one by one give their differences away; with the ledger they don't.</summary>
public class SuccessiveReleaseTests
{
    private static readonly string[] Districts = ["Ashmere", "Thornbeck", "Wellcombe", "Port Calder", "Dunley"];
    private static readonly string[] Ages = ["13-14", "15-16", "17"];

    public static TheoryData<int, string, string, string> Chains()
    {
        var chains = new TheoryData<int, string, string, string>
        {
            { 5, "cumulative", "outsider, insider", "not-recovered" },
            { 12, "restated", "outsider, insider", "not-recovered" },
            { 6, "cumulative", "outsider", "full" },
            { 4, "restated", "outsider", "full" },
            { 3, "independent", "outsider, insider", "not-recovered" },
        };
        for (var releases = 2; releases <= 12; releases++) chains.Add(releases, "cumulative", "outsider", "not-recovered");
        return chains;
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void Successive_releases_show_most_cells_and_no_small_change_between_any_two(int releases, string relation, string attackers, string changes)
    {
        using var line = new CommandLine();
        line.Write("tables.yaml", "tables:", "  - name: by-age", "    cross: [district, age]");
        line.Write("later.yaml", "relation: " + relation, "tables:", "  - name: by-age", "    cross: [district, age]");
        line.Write("own.yaml", "threshold: 4", $"attackers: [{attackers}]", $"changes: {changes}");
        var random = new Random(releases);
        var counts = Districts.SelectMany(d => Ages.Select(a => (Place: $"{d},{a}", Count: 0))).ToArray();
        var shown = 0;
        var alone = 0;
        var printed = new List<Dictionary<string, long>>();
        for (var r = 0; r < releases; r++)
        {
            for (var k = 0; k < counts.Length; k++) counts[k].Count += (r == 0 ? 14 : 4) + random.Next(r == 0 ? 30 : 22) - (relation == "restated" && random.Next(5) == 0 ? 9 : 0);
            line.Write("cells.csv", ["district,age,n", .. counts.Select(c => $"{c.Place},{c.Count}")]);
            var name = string.Create(CultureInfo.InvariantCulture, $"r{r}");
            var result = line.Protect("own.yaml", name, "ledger", r == 0 ? "tables.yaml" : "later.yaml");
            result.Exit.ShouldBe(0, result.Out + result.Error);
            line.Protect("own.yaml", name + "-alone").Exit.ShouldBe(0);
            var verified = line.Run("verify", line[name]);
            verified.Exit.ShouldBe(0, verified.Error);
            printed.Add(Printed(line[name]));
            alone += Printed(line[name + "-alone"]).Count;
            shown += printed[^1].Count;
        }
        ((double)shown / alone).ShouldBeGreaterThan(0.8);
        for (var late = 1; late < releases && relation != "independent"; late++)
            for (var early = 0; early < late; early++)
                foreach (var (place, value) in printed[late])
                    if (printed[early].TryGetValue(place, out var before)) Math.Abs(value - before).ShouldNotBeInRange(1, 4, $"{place} in releases {early} and {late}");
        var attack = line.Run("attack", line[$"r{releases - 1}"], "--ledger", line["ledger"]);
        attack.Exit.ShouldBe(0, attack.Out);
    }

    [Fact]
    public void A_restated_release_hides_the_one_child_that_was_corrected()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "first", "ledger").Exit.ShouldBe(0);
        var text = File.ReadAllText(line["cells.csv"]);
        line.Write("cells.csv", text.Replace("Port Calder,South,15-16,21", "Port Calder,South,15-16,20", StringComparison.Ordinal).Replace("Thornbeck,North,15-16,14", "Thornbeck,North,15-16,15", StringComparison.Ordinal).TrimEnd());
        var result = line.Protect("dfe", "second", "ledger");
        result.Exit.ShouldBe(0, result.Out + result.Error);
        var (first, second) = (Printed(line["first"]), Printed(line["second"]));
        foreach (var (place, value) in second)
            if (first.TryGetValue(place, out var before)) Math.Abs(value - before).ShouldNotBeInRange(1, 5, place);
        line.Run("verify", line["second"]).Exit.ShouldBe(0);
    }

    [Fact]
    public void More_tables_of_the_same_children_are_protected_with_the_first()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "first", "ledger").Exit.ShouldBe(0);
        line.Write("areas.yaml", "dimensions:", "  - name: district", "    hierarchy: [area]", "  - age", "tables:", "  - name: areas", "    cross: [area, age]");
        line.Protect("dfe", "second", "ledger", "areas.yaml").Exit.ShouldBe(0);
        line.Run("verify", line["second"]).Exit.ShouldBe(0);
        line.Run("attack", line["second"]).Out.ShouldContain("in 2 releases; 0 given away exactly");
    }

    private static Dictionary<string, long> Printed(string release) => File.ReadAllLines(Path.Combine(release, "publish", "by-age.csv")).Skip(1)
        .Select(row => row.Split(',')).Where(fields => fields[^2].Length > 0)
        .ToDictionary(fields => string.Join(',', fields[..^2]), fields => long.Parse(fields[^2], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
