using System.Globalization;

namespace Breakwater.Disclosure.Rates;

/// <summary>A rate or percentage as it is printed. It is the printed count in disguise, so it enters the matrix as a range of counts.</summary>
/// <param name="Per">100 for percentages, 10,000 for rates per 10,000.</param>
/// <param name="Decimals">Decimals that are printed.</param>
public sealed record PrintedRate(long Per, int Decimals)
{
    /// <summary>The rate of a count over a denominator, rounded half away from zero.</summary>
    public string Of(long printedCount, long denominator) =>
        Math.Round(printedCount * (decimal)Per / denominator, Decimals, MidpointRounding.AwayFromZero).ToString($"F{Decimals}", CultureInfo.InvariantCulture);

    /// <summary>The counts that readers who know the policy conclude from a printed rate; throws when no count gives it.</summary>
    public (long Least, long Most) CountsBehind(string printed, long denominator, SuppressionPolicy policy)
    {
        var (least, most) = Rate.CountsBehind(decimal.Parse(printed, CultureInfo.InvariantCulture), Decimals, denominator, Per);
        var possible = (Least: long.MaxValue, Most: -1L);
        bool Fits(long count) => Of(policy.Round(count), denominator) == printed && !policy.HidesCount(count);
        var around = policy.RoundingBase;
        // A wide range is walked from its ends only: in between nothing decides.
        for (var count = Math.Max(0, least - around); count <= most + around && possible.Least == long.MaxValue; count++)
            if (Fits(count)) possible.Least = count;
        for (var count = most + around; count >= Math.Max(0, least - around) && possible.Most < 0; count--)
            if (Fits(count)) possible.Most = count;
        return possible.Most >= 0 ? possible : throw new DisclosureException($"No count over {denominator} gives {printed} per {Per}.");
    }
}
