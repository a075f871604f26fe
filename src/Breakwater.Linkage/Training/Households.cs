using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Training;

/// <summary>How common it is that two records are of different people of one household.</summary>
internal sealed class Households
{
    /// <summary>A home shared by more records than this is a hostel, a surgery or a default value, not a household.</summary>
    private const int Largest = 60;

    /// <summary>Where homes are known, so many are assumed even if none shows: a file without twins today may hold some tomorrow.</summary>
    private const double Least = 0.05;

    private readonly List<(int Comparison, double Sharing, double Known)> homes = [];

    public Households(RecordSet records, IReadOnlyList<Comparison> comparisons)
    {
        for (var c = 0; c < comparisons.Count; c++)
        {
            if (comparisons[c].SharedAtHome >= 0.5 && comparisons[c].Levels[1].Frequency is >= 0 and var f
                && records.Fields[f] is { Spec.Kind: FieldKind.Address or FieldKind.Postcode or FieldKind.Phone } field)
            {
                var sharing = 0.0;
                for (var code = 1; code < field.Values.Count; code++)
                {
                    double n = field.CountOf(code);
                    sharing += n <= Largest ? n * (n - 1) / 2 : 0;
                }

                homes.Add((c, sharing, (double)field.Filled / records.Count));
            }
        }
    }

    /// <summary>
    /// Pairs of one household for each pair of one person: all pairs that share a home (or a phone), less those that one person's
    /// records account for.
    /// </summary>
    /// <param name="matches">Pairs of one person.</param>
    public double PairsPerMatch(Parameters now, double matches)
    {
        var most = 0.0;
        foreach (var (comparison, sharing, known) in homes)
        {
            var own = matches * known * known * now.Comparisons[comparison].M[1];
            most = Math.Max(most, sharing > 0 && own > 0 ? (sharing - own) / own : 0);
        }

        return homes.Count == 0 ? 0.02 : Math.Clamp(most, Least, 20);
    }
}
