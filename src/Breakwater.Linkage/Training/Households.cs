using System.Numerics;
using System.Runtime.CompilerServices;
using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Training;

/// <summary>How common it is that two records are of different people of one household.</summary>
internal sealed class Households
{
    /// <summary>A home and surname shared by more records than this is a hostel, a surgery or a default value, not a household.</summary>
    private const int Largest = 60;

    /// <summary>Where homes are known, so many are assumed even if none shows: a file without twins today may hold some tomorrow.</summary>
    private const double Least = 0.05;

    private readonly List<(int Comparison, int[] Agreeing, double Sharing, double Known, double SharedAtHome)> homes = [];
    private readonly int surname = -1;

    public Households(RecordSet records, IReadOnlyList<Comparison> comparisons)
    {
        for (var c = 0; c < comparisons.Count; c++)
        {
            surname = comparisons[c] is Surname ? c : surname;
        }

        var (both, room) = (GC.AllocateUninitializedArray<ulong>(records.Count), GC.AllocateUninitializedArray<ulong>(records.Count));
        var surnames = surname < 0 ? null : records.Fields[comparisons[surname].SettledBy[0]];
        for (var c = 0; c < comparisons.Count; c++)
        {
            if (comparisons[c].SharedAtHome >= 0.5 && comparisons[c].Levels[1].Frequency is >= 0 and var f
                && records.Fields[f] is { Spec.Kind: FieldKind.Address or FieldKind.Postcode or FieldKind.Phone } field)
            {
                var (sharing, filled) = Sharing(records, field, surnames, both, room);
                var agreeing = Enumerable.Range(1, comparisons[c].Levels.Count - 1).Where(l => comparisons[c].Levels[l].Frequency == f).ToArray();
                homes.Add((c, agreeing, sharing, (double)filled / records.Count, comparisons[c].SharedAtHome * (surname < 0 ? 1 : comparisons[surname].SharedAtHome)));
            }
        }
    }

    /// <summary>
    /// Pairs of one household for each pair of one person: all pairs that share a home (or a phone) and a surname, which neighbours
    /// rarely do, less those that one person's records account for.
    /// </summary>
    /// <param name="matches">Pairs of one person.</param>
    public double PairsPerMatch(Parameters now, double matches)
    {
        var most = 0.0;
        foreach (var (comparison, agreeing, sharing, known, shared) in homes)
        {
            // Which outcome says "the same home" depends on whether addresses are known or postcodes only.
            var same = agreeing.Max(l => now.Comparisons[comparison].M[l]);
            var own = matches * known * known * same * (surname < 0 ? 1 : now.Comparisons[surname].M[1]);
            most = Math.Max(most, own > 0 && shared > 0 ? (sharing - own) / own / shared : 0);
        }

        return homes.Count == 0 ? 0.02 : Math.Clamp(most, Least, 20);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Pairs, int Filled) Sharing(RecordSet records, Field home, Field? surname, ulong[] both, ulong[] room)
    {
        // Home above, surname below: sorted, whoever shares both stands together.
        var (filled, below) = (0, surname is null ? 0 : BitOperations.Log2((uint)surname.Values.Count) + 1);
        for (var i = 0; i < records.Count; i++)
        {
            var row = records.Row(i);
            both[filled] = ((ulong)(uint)row[home.Index] << below) | (surname is null ? 0 : (uint)row[surname.Index]);
            filled += row[home.Index] != 0 && (surname is null || row[surname.Index] != 0) ? 1 : 0;
        }

        RadixSort.Sort(both.AsSpan(0, filled), room, 0);
        var pairs = 0.0;
        for (int from = 0, to; from < filled; from = to)
        {
            for (to = from + 1; to < filled && both[to] == both[from]; to++)
            {
            }

            double n = to - from;
            pairs += n <= Largest ? n * (n - 1) / 2 : 0;
        }

        return (pairs, filled);
    }
}
