using System.Runtime.CompilerServices;

namespace Breakwater.Linkage.Blocking;

/// <summary>
/// The kinds of candidates that one worker has met and how many there were of each. A kind is a pattern of outcomes together with the
/// rules that made the pair; there are some thousands of kinds for millions of pairs, so a pair holds its kind's number.
/// </summary>
internal sealed class Kinds
{
    private int[] slots = new int[1 << 10];
    private ulong[] patterns = new ulong[1 << 9];
    private uint[] rules = new uint[1 << 9];
    private long[] counts = new long[1 << 9];
    private int count;

    /// <summary>The pattern of each kind, by number.</summary>
    public ReadOnlySpan<ulong> Patterns => patterns.AsSpan(0, count);

    /// <summary>Every kind with its count, by number.</summary>
    public IEnumerable<(ulong Pattern, uint Rules, long Count)> All => Enumerable.Range(0, count).Select(k => (patterns[k], rules[k], counts[k]));

    /// <summary>Counts one more pair.</summary>
    /// <returns>The number of its kind.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Count(ulong pattern, uint madeBy)
    {
        // A slot holds a kind's number + 1; 0 is free.
        var at = Slot(pattern, madeBy);
        var kind = slots[at] - 1;
        if (kind < 0 || patterns[kind] != pattern || rules[kind] != madeBy)
        {
            kind = Find(pattern, madeBy, at);
        }

        counts[kind]++;
        return kind;
    }

    private int Find(ulong pattern, uint madeBy, int at)
    {
        for (; slots[at] != 0; at = (at + 1) & (slots.Length - 1))
        {
            var kind = slots[at] - 1;
            if (patterns[kind] == pattern && rules[kind] == madeBy)
            {
                return kind;
            }
        }

        if (count == patterns.Length)
        {
            Grow();
            return Find(pattern, madeBy, Slot(pattern, madeBy));
        }

        (patterns[count], rules[count]) = (pattern, madeBy);
        slots[at] = ++count;
        return count - 1;
    }

    private void Grow()
    {
        Array.Resize(ref patterns, count * 2);
        Array.Resize(ref rules, count * 2);
        Array.Resize(ref counts, count * 2);
        slots = new int[count * 4];
        for (var kind = 0; kind < count; kind++)
        {
            var at = Slot(patterns[kind], rules[kind]);
            while (slots[at] != 0)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = kind + 1;
        }
    }

    private int Slot(ulong pattern, uint madeBy) => (int)(((pattern ^ ((ulong)madeBy << 40)) * 0x9E3779B97F4A7C15UL) >> 32) & (slots.Length - 1);
}
