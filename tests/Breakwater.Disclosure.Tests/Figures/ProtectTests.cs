using System.Globalization;

namespace Breakwater.Disclosure.Tests.Figures;

public class ProtectTests
{
    [Theory]
    [InlineData("dfe")]
    [InlineData("hes")]
    [InlineData("opensafely")]
    [InlineData("acro")]
    public void Every_policy_releases_what_verifies_and_withstands_the_attacker(string policy)
    {
        using var line = new CommandLine().WithSoundInput();
        var (exit, _, error) = line.Protect(policy, "out");
        exit.ShouldBe(0, error);
        line.Run("verify", line["out"]).Out.ShouldStartWith("Verified");
        var attack = line.Run("attack", line["out"]);
        attack.Exit.ShouldBe(0, attack.Out + attack.Error);
        attack.Out.ShouldContain("0 given away exactly");
    }

    [Fact]
    public void Writes_the_layout_with_every_input_column_and_keeps_the_proof_private()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "out").Exit.ShouldBe(0);
        var rows = File.ReadAllLines(line["out/publish/by-age.csv"]);
        rows[0].ShouldBe("district,area,age,value,symbol");
        rows.ShouldContain(row => row == "Ashmere,North,13-14,,c");
        rows.ShouldContain(row => row.StartsWith("Total,Total,Total,104,", StringComparison.Ordinal) || row == "Total,Total,Total,,c");
        rows.Length.ShouldBe(1 + (7 * 4));
        File.Exists(line["out/publish/report.md"]).ShouldBeTrue();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(line["out/keep"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.GetFiles(line["out/publish"]).ShouldAllBe(file => !File.ReadAllText(file).Contains("witness", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Write("named.yaml", File.ReadAllText(line["tables.yaml"]), "release: one");
        line.Protect("dfe", "a", spec: "named.yaml").Exit.ShouldBe(0);
        line.Protect("dfe", "b", spec: "named.yaml").Exit.ShouldBe(0);
        foreach (var file in Directory.GetFiles(line["a"], "*", SearchOption.AllDirectories))
            File.ReadAllText(file.Replace(line["a"], line["b"], StringComparison.Ordinal)).ShouldBe(File.ReadAllText(file));
    }

    [Theory]
    [InlineData("outsider, insider, pairs")]
    [InlineData("outsider, insider, knows-zeros")]
    public void Two_who_put_together_what_they_know_and_one_who_knows_the_zeros_find_nothing(string attackers)
    {
        using var line = new CommandLine().WithSoundInput();
        line.Write("cells.csv", "district,area,age,n",
            "Ashmere,North,13-14,1", "Ashmere,North,15-16,11", "Ashmere,North,17,1", "Thornbeck,North,13-14,6", "Thornbeck,North,15-16,14", "Thornbeck,North,17,0",
            "Wellcombe,South,13-14,7", "Wellcombe,South,15-16,3", "Wellcombe,South,17,10", "Dunley,South,13-14,12", "Dunley,South,15-16,1", "Dunley,South,17,9");
        line.Write("own.yaml", "threshold: 4", $"attackers: [{attackers}]");
        var (exit, output, error) = line.Protect("own.yaml", "out");
        exit.ShouldBe(0, output + error);
        var verified = line.Run("verify", line["out"]);
        verified.Exit.ShouldBe(0, verified.Error);
        int Against(string summary) => int.Parse(summary.Split("protected against ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
        line.Write("alone.yaml", "threshold: 4", "attackers: [outsider]");
        line.Protect("alone.yaml", "alone").Exit.ShouldBe(0);
        Against(verified.Out).ShouldBeGreaterThan(Against(line.Run("verify", line["alone"]).Out));
    }

    [Fact]
    public void Microdata_are_counted()
    {
        using var line = new CommandLine().WithSoundInput();
        var children = File.ReadAllLines(line["cells.csv"]).Skip(1).Select(row => row.Split(',')).SelectMany(f => Enumerable.Repeat(string.Join(',', f[..3]), int.Parse(f[3], CultureInfo.InvariantCulture)));
        line.Write("children.csv", ["district,area,age", .. children]);
        line.Write("named.yaml", File.ReadAllText(line["tables.yaml"]), "release: one");
        line.Protect("dfe", "counted", spec: "named.yaml").Exit.ShouldBe(0);
        line.Run("protect", "--cells", line["children.csv"], "--spec", line["named.yaml"], "--policy", "dfe", "--out", line["micro"]).Exit.ShouldBe(0);
        File.ReadAllText(line["micro/publish/by-age.csv"]).ShouldBe(File.ReadAllText(line["counted/publish/by-age.csv"]));
    }

    [Theory]
    [InlineData("publish/by-age.csv")]
    [InlineData("keep/witnesses.csv")]
    [InlineData("keep/cells.csv")]
    [InlineData("publish/release.json")]
    public void The_verifier_rejects_any_change(string file)
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "out").Exit.ShouldBe(0);
        var text = File.ReadAllText(line["out/" + file]);
        for (var k = text.Length - 2; k > 0; k--)
        {
            if (!char.IsAsciiDigit(text[k])) continue;
            File.WriteAllText(line["out/" + file], text[..k] + (text[k] == '9' ? '8' : (char)(text[k] + 1)) + text[(k + 1)..]);
            line.Run("verify", line["out"]).Exit.ShouldBe(1);
            if (k < text.Length - 400) break;
        }
    }

    [Fact]
    public void The_verifier_finds_a_corrupt_witness_by_addition_even_when_the_manifest_agrees()
    {
        using var line = new CommandLine().WithSoundInput();
        line.Protect("dfe", "out").Exit.ShouldBe(0);
        var file = line["out/keep/witnesses.csv"];
        var rows = File.ReadAllLines(file).ToList();
        rows.RemoveAt(1);
        File.WriteAllText(file, string.Join('\n', rows) + "\n");
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        var manifest = line["out/keep/manifest.txt"];
        File.WriteAllLines(manifest, File.ReadAllLines(manifest).Select(row => row.EndsWith("keep/witnesses.csv", StringComparison.Ordinal) ? $"{digest}  keep/witnesses.csv" : row));
        var (exit, _, error) = line.Run("verify", line["out"]);
        exit.ShouldBe(1);
        error.ShouldContain("doesn't reproduce");
    }
}
