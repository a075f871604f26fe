namespace Breakwater.Linkage.Text;

/// <summary>Similarity of two short names, 0 (nothing in common) to 1 (equal), kinder to a shared beginning.</summary>
/// <remarks>W. E. Winkler, "String comparator metrics and enhanced decision rules", ASA 1990; prefix weight 0.1 over at most four characters.</remarks>
public static class JaroWinkler
{
    /// <summary>The similarity; strings over 64 bytes are cut there.</summary>
    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
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

        var jaro = Jaro(a, b);
        var prefix = 0;
        while (prefix < 4 && prefix < a.Length && prefix < b.Length && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * 0.1 * (1 - jaro));
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
