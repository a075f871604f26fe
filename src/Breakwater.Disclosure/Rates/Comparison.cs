namespace Breakwater.Disclosure.Rates;

/// <summary>What may be said of an area beside its comparator.</summary>
public enum Verdict
{
    /// <summary>The interval includes the comparator: no difference can be claimed.</summary>
    NoClearDifference,

    /// <summary>The whole interval lies above the comparator.</summary>
    Higher,

    /// <summary>The whole interval lies below the comparator.</summary>
    Lower,
}

/// <summary>Comparing areas without ranking them.</summary>
public static class Comparison
{
    /// <summary>Where an interval stands to a comparator.</summary>
    public static Verdict Of(Interval interval, double comparator) =>
        double.IsNaN(interval.Lower) || interval.Holds(comparator) ? Verdict.NoClearDifference : interval.Lower > comparator ? Verdict.Higher : Verdict.Lower;

    /// <summary>A sentence for the public; it never says "higher" or "lower" when the interval includes the comparator.</summary>
    public static string Sentence(string area, Interval interval, double comparator, string comparatorName) => Of(interval, comparator) switch
    {
        Verdict.Higher => $"{area} is higher than {comparatorName}, by more than chance alone would explain.",
        Verdict.Lower => $"{area} is lower than {comparatorName}, by more than chance alone would explain.",
        _ => $"{area} can't be told apart from {comparatorName}: the difference may be chance.",
    };

    /// <summary>The chance that at least one of several areas is flagged though none differs: 54% for 15 areas at 95%.</summary>
    public static double ChanceOfFalseFlag(int areas, double confidence = 0.95) => 1 - Math.Pow(confidence, areas);
}
