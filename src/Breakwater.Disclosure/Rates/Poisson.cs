namespace Breakwater.Disclosure.Rates;

/// <summary>A two-sided interval.</summary>
/// <param name="Lower">Lower limit; NaN where the method gives none.</param>
/// <param name="Upper">Upper limit.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Interval(double Lower, double Upper)
{
    /// <summary>Whether the interval holds a value, its ends included.</summary>
    public bool Holds(double value) => value >= Lower && value <= Upper;

    /// <summary>The interval times a factor.</summary>
    public Interval Times(double factor) => new(Lower * factor, Upper * factor);
}

/// <summary>Intervals for a count of events.</summary>
public static class Poisson
{
    /// <summary>
    /// The interval that goes with a published count: exact below 10 events, Byar's approximation from 10 (the rule of the Office for
    /// Health Improvement and Disparities, "Technical guidance: confidence intervals").
    /// </summary>
    public static Interval ForCount(long events, double confidence) => events < 10 ? Exact(events, confidence) : Byar(events, confidence);

    /// <summary>Exact limits (Garwood 1936) by the chi-square distribution.</summary>
    public static Interval Exact(long events, double confidence)
    {
        if (events < 0) throw new ArgumentOutOfRangeException(nameof(events), events, "A count can't be negative.");
        var tail = Tail(confidence);
        var lower = events == 0 ? 0 : Distributions.GammaQuantile(events, tail);
        return new Interval(lower, Distributions.GammaQuantile(events + 1, 1 - tail));
    }

    /// <summary>Byar's approximation (Breslow and Day 1987, p. 69). The lower limit is NaN where the formula falls below zero.</summary>
    public static Interval Byar(double events, double confidence)
    {
        var z = Distributions.NormalQuantile(1 - Tail(confidence));
        var low = 1 - (1 / (9 * events)) - (z / (3 * Math.Sqrt(events)));
        var n = events + 1;
        var high = 1 - (1 / (9 * n)) + (z / (3 * Math.Sqrt(n)));
        return new Interval(low < 0 ? double.NaN : events * low * low * low, n * high * high * high);
    }

    internal static double Tail(double confidence) => confidence is > 0 and < 1 ? (1 - confidence) / 2
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Confidence lies between 0 and 1.");
}
