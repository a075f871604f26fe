using Breakwater.Disclosure.Rates;

namespace Breakwater.Disclosure.Tests.Rates;

/// <summary>Values printed by PHEindicatormethods and FunnelPlotR, to 1e-9 relative or as many digits as were printed.</summary>
public class PublishedRateVectorTests
{
    [Theory]
    [InlineData(65, 0.95, 50.1631877104595, 82.849138545940)]
    [InlineData(65, 0.998, 42.8802614714802, 94.000290844318)]
    [InlineData(1045, 0.95, 982.5932018073325, 1110.331212985650)]
    [InlineData(1045, 0.998, 947.9407035610374, 1148.806160988033)]
    [InlineData(10, 0.998, 2.9163183746957, 24.193724927881)]
    [InlineData(1, 0.95, 0.0130721329015, 5.563755582475)]
    [InlineData(1, 0.998, double.NaN, 9.362180217908)]
    public void Byar(double events, double confidence, double lower, double upper) => Near(Poisson.Byar(events, confidence), lower, upper);

    [Theory]
    [InlineData(65, 100, 0.95, 0.5525444329689, 0.736357517569)]
    [InlineData(65, 100, 0.998, 0.4954946574070, 0.778354061409)]
    [InlineData(1045, 5000, 0.95, 0.1979554988001, 0.220491303732)]
    [InlineData(1045, 5000, 0.998, 0.1917938179902, 0.227315629025)]
    [InlineData(1, 100, 0.95, 0.00176743206414, 0.0544861961787)]
    [InlineData(1, 100, 0.998, 0.00087306569730, 0.10455445283706)]
    [InlineData(5, 100, 0.95, 0.02154367915437, 0.1117504692319)]
    [InlineData(5, 100, 0.998, 0.01386532072600, 0.16458852282596)]
    public void Wilson(double events, double total, double confidence, double lower, double upper) => Near(Proportion.Wilson(events, total, confidence), lower, upper);

    [Theory]
    [InlineData(1, 100, 0.95, 25.3178079843, 5571.64339094)]
    [InlineData(1, 100, 0.998, 1.00050033358, 9233.41347645)]
    [InlineData(5, 100, 0.95, 1623.48639012, 11668.3320793)]
    [InlineData(5, 100, 0.998, 739.371731918, 16454.7452037)]
    [InlineData(20, 100, 0.95, 12211.4288349, 30889.8803692)]
    [InlineData(20, 100, 0.998, 8922.80236514, 38085.0356250)]
    [InlineData(250, 220, 0.95, 99984.9473853, 128631.144875)]
    [InlineData(250, 220, 0.998, 92710.0055444, 137651.237721)]
    public void Rate_per_100_000(long events, long population, double confidence, double lower, double upper) =>
        Near(Poisson.ForCount(events, confidence).Times(100_000.0 / population), lower, upper, 1e-9);

    [Theory]
    [InlineData(0, 0, 3.688879)]
    [InlineData(1, .0253178, 5.571643)]
    [InlineData(2, .2422093, 7.224688)]
    [InlineData(3, .6186721, 8.767273)]
    [InlineData(4, 1.089865, 10.24159)]
    [InlineData(5, 1.623486, 11.66833)]
    public void Exact_Poisson(long events, double lower, double upper) => Near(Poisson.Exact(events, 0.95), lower, upper, 5e-7);

    [Theory]
    [InlineData(1, Funnel.InnerTail, 3.204264)]
    [InlineData(2, Funnel.InnerTail, 25.885383)]
    [InlineData(7, Funnel.InnerTail, 51.373565)]
    [InlineData(7, Funnel.OuterTail, 34.494842)]
    public void Funnel_for_a_proportion(double total, double tail, double lower) => (100 * Funnel.Proportion(0.80642448, total, tail).Lower).ShouldBe(lower, 1e-5);

    [Fact]
    public void Funnel_for_a_ratio_inverts_the_exact_interval()
    {
        var expected = Funnel.ExpectedAtLimit(1, Funnel.InnerTail).OnLowerLimit;
        // The published solver stops at 1e-6; the exact value is 5.57164339.
        expected.ShouldBe(5.571644585, 5e-6);
        (100 / expected).ShouldBe(17.94802207, 2e-5);
    }

    [Theory]
    [InlineData(15, .5596924, 1.649348, .3862650, 2.082907)]
    [InlineData(20, .6108260, 1.544419, .4479107, 1.902094)]
    [InlineData(30, .6746958, 1.427562, .5289724, 1.702771)]
    public void Funnel_limits_of_a_ratio(double expected, double low95, double high95, double low998, double high998)
    {
        Near(Funnel.Ratio(expected, Funnel.InnerTail), low95, high95, 5e-7);
        Near(Funnel.Ratio(expected, Funnel.OuterTail), low998, high998, 5e-7);
    }

    private static readonly double[] Observed = [100, 150, 180, 80, 120, 225];
    private static readonly double[] Expected = [108, 112, 165, 95, 100, 220];

    [Fact]
    public void Over_dispersion_by_logarithms()
    {
        var result = OverDispersion.Shmi(Observed, Expected);
        double[] scores = [-.7998026, 3.091681, 1.117681, -1.674989, 1.823216, .3333263];
        result.Scores.Zip(scores).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 5e-7);
        result.Phi.ShouldBe(2.948033, 5e-7);
        result.TauSquared.ShouldBe(.01947753, 5e-9);
    }

    [Fact]
    public void Over_dispersion_by_square_roots()
    {
        var result = OverDispersion.Cqc(Observed, Expected);
        double[] scores = [-.7846097, 3.328887, 1.142351, -1.605045, 1.908902, .3352061];
        result.Scores.Zip(scores).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 5e-7);
        result.Phi.ShouldBe(2.327178, 5e-7);
        result.TauSquared.ShouldBe(.00343978, 5e-9);
    }

    [Fact]
    public void Areas_that_differ_less_than_chance_have_no_over_dispersion() =>
        OverDispersion.Shmi([100, 101, 99], [100, 100, 100]).TauSquared.ShouldBe(0);

    private static void Near(Interval interval, double lower, double upper, double relative = 1e-9)
    {
        if (double.IsNaN(lower)) interval.Lower.ShouldBe(double.NaN);
        else Math.Abs(interval.Lower - lower).ShouldBeLessThanOrEqualTo(relative * Math.Max(Math.Abs(lower), 1e-3), $"lower {interval.Lower:R} against {lower:R}");
        Math.Abs(interval.Upper - upper).ShouldBeLessThanOrEqualTo(relative * Math.Abs(upper), $"upper {interval.Upper:R} against {upper:R}");
    }
}
