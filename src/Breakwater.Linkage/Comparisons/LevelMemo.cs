namespace Breakwater.Linkage.Comparisons;

/// <summary>
/// Remembers the outcome for pairs of value codes. A newer pair takes the place of an older one that falls on the same slot, so
/// the memory is fixed; the outcome is the same with or without it. One for each thread and comparison.
/// </summary>
public sealed class LevelMemo(int bits = 15)
{
    private readonly ulong[] slots = new ulong[1 << bits];

    /// <summary>The remembered outcome of (a, b), whichever way round, or -1.</summary>
    /// <param name="use">0–15: keeps apart different questions about the same codes.</param>
    public int Get(int use, int a, int b)
    {
        var key = Key(use, a, b);
        var slot = slots[Slot(key)];
        return (slot >> 4) == key ? (int)(slot & 15) : -1;
    }

    public int Put(int use, int a, int b, int level)
    {
        var key = Key(use, a, b);
        slots[Slot(key)] = (key << 4) | (uint)level;
        return level;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(slots);

    // 28 bits a code: 268 million distinct values. The key is never 0, since codes compared are never missing.
    private static ulong Key(int use, int a, int b) =>
        a < b ? ((ulong)use << 56) | ((ulong)a << 28) | (uint)b : ((ulong)use << 56) | ((ulong)b << 28) | (uint)a;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> (64 - bits));
}
