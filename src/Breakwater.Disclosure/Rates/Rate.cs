using System.Globalization;

namespace Breakwater.Disclosure.Rates;

/// <summary>A rate per 10,000 children with its interval.</summary>
/// <param name="Area">Area.</param>
/// <param name="Year">Year of both the count and the population.</param>
/// <param name="Events">Count of children.</param>
/// <param name="Population">Children living there in that year.</param>
public sealed record Rate(string Area, int Year, long Events, long Population)
{
    /// <summary>The children that the rate is for.</summary>
    public const int Per = 10_000;

    /// <summary>Events per 10,000 children.</summary>
    public double Value => Events * (double)Per / Population;

    /// <summary>The interval: exact Poisson below 10 events, Byar from 10. The numerator may exceed the denominator: events, not people.</summary>
    public Interval Interval(double confidence = 0.95) => Poisson.ForCount(Events, confidence).Times(Per / (double)Population);

    /// <summary>A rate from the population of its own area and year; throws, naming both, when there is none.</summary>
    public static Rate Of(string area, int year, long events, IReadOnlyDictionary<(string Area, int Year), long> populations)
    {
        if (!populations.TryGetValue((area, year), out var population))
            throw new DisclosureException(string.Create(CultureInfo.InvariantCulture, $"There is no population for {area} in {year}; a rate needs the denominator of its own year."));
        if (population <= 0) throw new DisclosureException(string.Create(CultureInfo.InvariantCulture, $"The population of {area} in {year} is {population}; it must be above 0."));
        return new Rate(area, year, events, population);
    }

    /// <summary>
    /// The counts that a published rate can stand for: a rate of 3.4 per 10,000 (1 decimal) over 8,932 children can only be 3.
    /// </summary>
    /// <param name="published">The printed rate.</param>
    /// <param name="decimals">Decimals that it was rounded to.</param>
    /// <param name="denominator">Its denominator.</param>
    /// <param name="per">100 for percentages, 10,000 for rates per 10,000.</param>
    public static (long Least, long Most) CountsBehind(decimal published, int decimals, long denominator, long per)
    {
        var half = 0.5m / (decimal)Math.Pow(10, decimals);
        var least = (long)Math.Ceiling(Math.Max(0, published - half) * denominator / per);
        var most = (long)Math.Floor((published + half) * denominator / per);
        return least <= most ? (least, most) : throw new DisclosureException(string.Create(CultureInfo.InvariantCulture, $"No whole count over {denominator} gives {published} per {per}."));
    }
}
