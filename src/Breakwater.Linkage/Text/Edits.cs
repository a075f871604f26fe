namespace Breakwater.Linkage.Text;

/// <summary>Edit distances between short byte strings (normalised ASCII; other text is compared byte by byte).</summary>
public static class Edits
{
    /// <summary>
    /// Least number of insertions, deletions and substitutions that turn one string into the other.
    /// Bit-parallel: a column of the table is one machine word.
    /// </summary>
    /// <remarks>G. Myers, "A fast bit-vector algorithm for approximate string matching", J. ACM 46(3), 1999; strings over 64 bytes are cut there.</remarks>
    public static int Levenshtein(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => BitParallel(a, b, transpositions: false);

    /// <summary>As <see cref="Levenshtein"/>, counting a swap of two neighbouring characters as one edit (optimal string alignment).</summary>
    /// <remarks>H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic J. Computing 10, 2003.</remarks>
    public static int Damerau(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => BitParallel(a, b, transpositions: true);

    /// <summary>Whether exactly one edit, as <see cref="Damerau"/> counts them, turns one string into the other; far quicker than counting.</summary>
    public static bool AreOneApart(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        a = a[..Math.Min(64, a.Length)];
        b = b[..Math.Min(64, b.Length)];
        if (a.Length > b.Length)
        {
            return AreOneApart(b, a);
        }

        if (b.Length - a.Length > 1)
        {
            return false;
        }

        // What is left where they part: one more on one side, one against one, or two the other way round.
        var same = 0;
        while (same < a.Length && a[same] == b[same])
        {
            same++;
        }

        a = a[same..];
        b = b[same..];
        return b.Length > a.Length ? b[1..].SequenceEqual(a)
            : a.Length > 0 && (a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..])));
    }

    private static int BitParallel(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, bool transpositions)
    {
        if (b.Length > 64)
        {
            b = b[..64];
        }

        if (a.Length == 0 || b.Length == 0)
        {
            return Math.Min(64, a.Length) + b.Length;
        }

        var where = new Occurrences(a);
        var last = 1UL << (where.Length - 1);
        ulong up = ~0UL, down = 0, diagonal = 0, before = 0;
        var distance = where.Length;
        foreach (var c in b)
        {
            var match = where.Of(c);
            var swap = transpositions ? ((~diagonal & match) << 1) & before : 0;
            diagonal = (((match & up) + up) ^ up) | match | down | swap;
            var rise = down | ~(diagonal | up);
            var fall = diagonal & up;
            if ((rise & last) != 0)
            {
                distance++;
            }
            else if ((fall & last) != 0)
            {
                distance--;
            }

            rise = (rise << 1) | 1;
            up = (fall << 1) | ~(diagonal | rise);
            down = rise & diagonal;
            before = match;
        }

        return distance;
    }
}
