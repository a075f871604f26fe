using Breakwater.Disclosure.Bench;

namespace Breakwater.Disclosure.Tests.Vectors;

/// <summary>A small run of what <c>bench/disclosure families</c> does ten thousand times.</summary>
public class RandomFamilyTests
{
    private static readonly Effort Small = new(5_000_000, 500_000);

    [Theory]
    [InlineData(1, 25)]
    [InlineData(101, 25)]
    public void No_family_is_blocked_unproven_or_recovered(int first, int count)
    {
        SuppressionPolicy[] policies =
        [
            new() { Name = "width 1", Threshold = 3, Width = 1, Attackers = Attackers.Outsider },
            new() { Name = "full", Threshold = 4, Attackers = Attackers.Outsider | Attackers.Insider },
            new() { Name = "rounded", Threshold = 7, RoundingBase = 5, Attackers = Attackers.Outsider },
        ];
        for (var seed = first; seed < first + count; seed++)
            foreach (var policy in policies)
            {
                var family = RandomFamily.Make(seed);
                if (family.Inner.CellCount > 120) continue; // the large ones run at night
                var result = FamilyCheck.Run(family, policy, Small, attack: true);
                (result.Blocked, result.MissingWitnesses, result.Recovered).ShouldBe((false, 0, 0), $"family {seed} under {policy.Name}");
            }
    }

    [Theory]
    [InlineData(6968, 14)]
    [InlineData(9108, 4)]
    public void No_release_counts_more_children_than_elimination_where_that_is_safe(int seed, long elimination)
    {
        var result = FamilyCheck.Run(RandomFamily.Make(seed), new SuppressionPolicy { Name = "width 1", Threshold = 3, Width = 1, Attackers = Attackers.Outsider }, new Effort(1_000_000, 100_000), attack: true);
        (result.Blocked, result.MissingWitnesses, result.Recovered).ShouldBe((false, 0, 0));
        (result.Elimination, result.Mended).ShouldBe((elimination, elimination));
        result.Cost.ShouldBeLessThanOrEqualTo(elimination);
    }

    [Fact]
    public void Colluding_pairs_and_those_who_know_the_zeros_learn_nothing_either()
    {
        var inner = Data.Children(Data.District, ["age"]);
        var policy = Example.Policy(4, width: null, attackers: Attackers.Outsider | Attackers.Insider | Attackers.Pairs | Attackers.KnowsZeros);
        var result = DisclosureControl.Protect(Example.Cross(inner, ["district", "age"]), policy, Effort.Least);
        result.Blocked.ShouldBeEmpty();
        result.Attackers.ShouldContain(attacker => attacker.Name.StartsWith("insiders", StringComparison.Ordinal));
    }
}
