namespace Breakwater.Linkage.Comparisons;

/// <summary>The outcomes of all comparisons of one pair, packed into one word, four bits each, the first comparison lowest.</summary>
public static class Patterns
{
    /// <summary>Most comparisons of a model.</summary>
    public const int Most = 16;

    public static ulong Of(ReadOnlySpan<Comparison> comparisons, ReadOnlySpan<int> a, ReadOnlySpan<int> b, LevelMemo[] memos)
    {
        var pattern = 0UL;
        for (var c = 0; c < memos.Length; c++)
        {
            pattern |= (ulong)(uint)comparisons[c].Compare(a, b, memos[c]) << (4 * c);
        }

        return pattern;
    }

    /// <summary>The outcome of one comparison.</summary>
    public static int Level(ulong pattern, int comparison) => (int)(pattern >> (4 * comparison)) & 15;
}
