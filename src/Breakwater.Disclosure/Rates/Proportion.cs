namespace Breakwater.Disclosure.Rates;

/// <summary>Intervals for a proportion.</summary>
public static class Proportion
{
    /// <summary>Wilson's score interval (Wilson 1927) for <paramref name="events"/> of <paramref name="total"/>; limits between 0 and 1.</summary>
    public static Interval Wilson(double events, double total, double confidence)
    {
        if (total <= 0) throw new ArgumentOutOfRangeException(nameof(total), total, "A proportion needs a denominator above 0.");
        if (events < 0 || events > total) throw new ArgumentOutOfRangeException(nameof(events), events, $"There can't be more events than {total}, nor fewer than 0.");
        var z = Distributions.NormalQuantile(1 - Poisson.Tail(confidence));
        var p = events / total;
        var middle = (2 * events) + (z * z);
        var spread = z * Math.Sqrt((z * z) + (4 * events * (1 - p)));
        var scale = 2 * (total + (z * z));
        return new Interval((middle - spread) / scale, (middle + spread) / scale);
    }
}
