namespace Breakwater.Disclosure.Rates;

/// <summary>Control limits around a common value (Spiegelhalter 2005, "Funnel plots for comparing institutional performance").</summary>
public static class Funnel
{
    /// <summary>Tail of the inner band (95%) and of the outer one (99.8%), on each side.</summary>
    public const double InnerTail = 0.025, OuterTail = 0.001;

    /// <summary>Limits for a proportion: those whose Wilson interval just touches the average.</summary>
    /// <param name="average">The common proportion, 0 to 1.</param>
    /// <param name="total">Denominator of the area.</param>
    /// <param name="tail">Probability on each side.</param>
    public static Interval Proportion(double average, double total, double tail)
    {
        var spread = Distributions.NormalQuantile(1 - tail) * Math.Sqrt(average * (1 - average) / total);
        return new Interval(Math.Max(0, average - spread), Math.Min(1, average + spread));
    }

    /// <summary>Limits for a ratio of observed to expected, by the exact Poisson distribution.</summary>
    public static Interval Ratio(double expected, double tail) =>
        new(Distributions.GammaQuantile(expected, tail) / expected, Distributions.GammaQuantile(expected + 1, 1 - tail) / expected);

    /// <summary>The expected number at which so many observed events lie just on the lower and the upper limit.</summary>
    public static (double OnLowerLimit, double OnUpperLimit) ExpectedAtLimit(long events, double tail)
    {
        var exact = Poisson.Exact(events, 1 - (2 * tail));
        return (exact.Upper, exact.Lower);
    }

    /// <summary>Limits for a ratio widened for over-dispersion on the logarithmic scale.</summary>
    public static Interval Ratio(double expected, double tail, OverDispersion overDispersion)
    {
        var spread = Distributions.NormalQuantile(1 - tail) * Math.Sqrt((1 / expected) + overDispersion.TauSquared);
        return new Interval(Math.Exp(-spread), Math.Exp(spread));
    }
}

/// <summary>How much more areas differ than chance alone makes them.</summary>
/// <param name="Scores">Standardised difference of each area.</param>
/// <param name="Phi">Mean square of the scores, after trimming or winsorising.</param>
/// <param name="TauSquared">Variance between areas; 0 when they differ no more than chance.</param>
public sealed record OverDispersion(IReadOnlyList<double> Scores, double Phi, double TauSquared)
{
    /// <summary>The method of the Summary Hospital-level Mortality Indicator: logarithms, the extremes trimmed.</summary>
    public static OverDispersion Shmi(IReadOnlyList<double> observed, IReadOnlyList<double> expected, double trim = 0.1)
    {
        var scores = observed.Zip(expected, (o, e) => Math.Log(o / e) * Math.Sqrt(e)).ToList();
        var drop = (int)(scores.Count * trim);
        var kept = scores.Index().OrderBy(pair => pair.Item).Skip(drop).Take(scores.Count - (2 * drop)).ToList();
        return Of(scores, [.. kept.Select(pair => pair.Item)], [.. kept.Select(pair => expected[pair.Index])]);
    }

    /// <summary>The Care Quality Commission's method: square roots, the extremes pulled in to the given quantiles.</summary>
    public static OverDispersion Cqc(IReadOnlyList<double> observed, IReadOnlyList<double> expected, double winsorise = 0.1)
    {
        var scores = observed.Zip(expected, (o, e) => 2 * (Math.Sqrt(o) - Math.Sqrt(e))).ToList();
        var (low, high) = (Quantile(scores, winsorise), Quantile(scores, 1 - winsorise));
        return Of(scores, [.. scores.Select(score => Math.Clamp(score, low, high))], [.. expected.Select(e => 4 * e)]);
    }

    private static OverDispersion Of(List<double> scores, double[] used, double[] weights)
    {
        var n = used.Length;
        var phi = used.Sum(score => score * score) / n;
        var sum = weights.Sum();
        var tau = ((n * phi) - (n - 1)) / (sum - (weights.Sum(weight => weight * weight) / sum));
        return new OverDispersion(scores, phi, n * phi < n - 1 ? 0 : tau);
    }

    private static double Quantile(List<double> values, double p)
    {
        var sorted = values.Order().ToList();
        var place = p * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
