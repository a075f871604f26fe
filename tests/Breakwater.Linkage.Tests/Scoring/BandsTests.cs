using Breakwater.Linkage.Models;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Tests.Scoring;

public class BandsTests
{
    [Fact]
    public void A_band_ends_where_the_expected_share_of_wrong_pairs_would_pass_its_limit()
    {
        var pairs = Enumerable.Range(0, 1000).Select(i => new ScoredPair(i, i + 1, (float)(10 - (i * .02)))).ToList();
        var bands = Bands.From(pairs, new BandErrors(.001, .01, .1));
        var same = pairs.Where(p => bands.Of(p.Probability) == Band.Same).ToList();
        var probably = pairs.Where(p => bands.Of(p.Probability) >= Band.Probably).ToList();
        same.Average(p => 1 - p.Probability).ShouldBeLessThanOrEqualTo(.001);
        probably.Average(p => 1 - p.Probability).ShouldBeLessThanOrEqualTo(.01);
        probably.Count.ShouldBeGreaterThan(same.Count);
        bands.Of(.05).ShouldBe(Band.No);
        bands.Possibly.ShouldBe(.1);
    }

    [Fact]
    public void A_name_alone_is_never_called_the_same()
    {
        var bands = new Bands(.98, .9, .1);
        bands.Of(.999, nameAlone: false).ShouldBe(Band.Same);
        bands.Of(.999, nameAlone: true).ShouldBe(Band.Probably);
        bands.Of(.5, nameAlone: true).ShouldBe(Band.Possibly);
    }

    [Fact]
    public void Without_pairs_nothing_is_certain() => Bands.From([], new BandErrors()).Of(.99).ShouldBe(Band.Possibly);
}
