using Breakwater.Disclosure.Bench;

namespace Breakwater.Disclosure.Tests.Vectors;

public class RollingReleaseTests
{
    [Fact]
    public void Twenty_four_rolling_releases_give_nothing_away_and_show_most_cells()
    {
        var policy = new SuppressionPolicy { Name = "dfe", Threshold = 5, Attackers = Attackers.Outsider };
        var result = RollingCounty.Run(24, policy, Effort.Least);
        result.Blocked.ShouldBe(0);
        result.Sensitive.ShouldBeGreaterThan(24);
        result.Recovered.ShouldBe(0);
        ((double)result.Shown / result.Figures).ShouldBeGreaterThanOrEqualTo(0.6);
    }
}
