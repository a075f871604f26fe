using System.Numerics;

namespace Breakwater.Linkage.Text;

/// <summary>Similarity of two short names, 0 (nothing in common) to 1 (equal), kinder to a shared beginning.</summary>
/// <remarks>W. E. Winkler, "String comparator metrics and enhanced decision rules", ASA 1990; prefix weight 0.1 over at most four characters.</remarks>
public static class JaroWinkler
{
    /// <summary>The similarity; strings over 64 bytes are cut there.</summary>
    /// <param name="least">What is surely less than this may come back as 0, which is quicker to tell.</param>
    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, double least = 0)
    {
        if (a.SequenceEqual(b))
        {
            return 1;
        }

        a = a.Length > 64 ? a[..64] : a;
        b = b.Length > 64 ? b[..64] : b;
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
        {
            prefix++;
        }

        double WithPrefix(double jaro) => jaro + (prefix * 0.1 * (1 - jaro));
        return least > 0 && WithPrefix(AtMost(a, b)) < least - 1e-9 ? 0 : WithPrefix(Jaro(a, b));
    }

    /// <summary>No less than Jaro's similarity: each letter that only one of them has is a place without a partner.</summary>
    private static double AtMost(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var (inA, inB) = (Letters(a), Letters(b));
        double common = Math.Min(a.Length - BitOperations.PopCount(inA & ~inB), b.Length - BitOperations.PopCount(inB & ~inA));
        return ((common / a.Length) + (common / b.Length) + 1) / 3;
    }

    /// <summary>Which letters a string has, one bit each; others share bits, which only makes more seem common.</summary>
    internal static uint Letters(ReadOnlySpan<byte> text)
    {
        var letters = 0u;
        foreach (var c in text)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    private static double Jaro(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var where = new Occurrences(a);
        ulong usedA = 0, usedB = 0;
        var common = 0;
        for (var j = 0; j < b.Length; j++)
        {
            // The places of a within the window around j that hold this character and aren't taken.
            var from = Math.Max(0, j - window);
            if (from >= a.Length)
            {
                break;
            }

            var to = Math.Min(a.Length - 1, j + window);
            var near = (~0UL << from) & (~0UL >> (63 - to));
            var free = where.Of(b[j]) & near & ~usedA;
            if (free != 0)
            {
                usedA |= free & (~free + 1);
                usedB |= 1UL << j;
                common++;
            }
        }

        if (common == 0)
        {
            return 0;
        }

        var outOfOrder = 0;
        for (int i = 0, j = 0; i < a.Length; i++)
        {
            if ((usedA & (1UL << i)) == 0)
            {
                continue;
            }

            while ((usedB & (1UL << j)) == 0)
            {
                j++;
            }

            outOfOrder += a[i] == b[j] ? 0 : 1;
            j++;
        }

        double m = common;
        return ((m / a.Length) + (m / b.Length) + ((m - (outOfOrder / 2)) / m)) / 3;
    }
}
