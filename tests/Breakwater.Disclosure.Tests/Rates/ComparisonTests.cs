using Breakwater.Disclosure.Rates;

namespace Breakwater.Disclosure.Tests.Rates;

public class ComparisonTests
{
    [Theory]
    [InlineData(4.9, 6.0, 5.0)]
    [InlineData(5.0, 6.0, 5.0)]
    [InlineData(4.0, 5.0, 5.0)]
    public void Never_says_higher_or_lower_when_the_interval_includes_the_comparator(double lower, double upper, double comparator)
    {
        var sentence = Comparison.Sentence("Ashmere", new Interval(lower, upper), comparator, "Merrowshire");
        sentence.ShouldNotContain("higher");
        sentence.ShouldNotContain("lower");
    }

    [Fact]
    public void Says_higher_when_the_whole_interval_is_above() =>
        Comparison.Sentence("Ashmere", new Interval(5.1, 6), 5, "Merrowshire").ShouldStartWith("Ashmere is higher than Merrowshire");

    [Fact]
    public void Fifteen_districts_give_a_false_flag_more_often_than_not() => Comparison.ChanceOfFalseFlag(15).ShouldBe(0.5367, 1e-4);

    [Fact]
    public void A_rate_takes_the_population_of_its_own_year()
    {
        var populations = new Dictionary<(string, int), long> { [("Ashmere", 2025)] = 20_000 };
        Rate.Of("Ashmere", 2025, 30, populations).Value.ShouldBe(15);
        Should.Throw<DisclosureException>(() => Rate.Of("Ashmere", 2024, 30, populations)).Message.ShouldContain("no population for Ashmere in 2024");
    }

    [Fact]
    public void Intervals_cover_the_truth_as_often_as_they_say()
    {
        // Poisson counts drawn by summing exponentials; Byar's interval at 95% must cover within a point of it.
        var random = new Random(95);
        foreach (var mean in new[] { 10.0, 40.0, 200.0 })
        {
            var covered = 0;
            for (var trial = 0; trial < 20_000; trial++)
            {
                long events = -1;
                for (var t = 0.0; t < mean; events++) t -= Math.Log(1 - random.NextDouble());
                if (Poisson.ForCount(events, 0.95).Holds(mean)) covered++;
            }
            (covered / 20_000.0).ShouldBeInRange(0.94, 0.98);
        }
    }
}
