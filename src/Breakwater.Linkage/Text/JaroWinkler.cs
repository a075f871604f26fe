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
        ulong usedA = 0, usedB = 0;
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var to = Math.Min(b.Length - 1, i + window);
            for (var j = Math.Max(0, i - window); j <= to; j++)
            {
                if (a[i] == b[j] && (usedB & (1UL << j)) == 0)
                {
                    usedA |= 1UL << i;
                    usedB |= 1UL << j;
                    common++;
                    break;
                }
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
