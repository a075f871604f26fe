namespace Breakwater.Linkage.Blocking;

/// <summary>For each key of each rule the records that hold it: what a question about one person needs, and a run over all doesn't.</summary>
internal sealed class KeyHolders
{
    private readonly uint[][] keys;
    private readonly int[][] records;

    public KeyHolders(Blocks blocks, int count)
    {
        keys = new uint[blocks.Rules][];
        records = new int[blocks.Rules][];
        var (room, other) = (new ulong[count], new ulong[count]);
        for (var r = 0; r < keys.Length; r++)
        {
            var inOrder = blocks.InOrder(r, room, other, byKeyAlone: true);
            (keys[r], records[r]) = (new uint[inOrder.Length], new int[inOrder.Length]);
            for (var i = 0; i < inOrder.Length; i++)
            {
                (keys[r][i], records[r][i]) = ((uint)(inOrder[i] >> 32), (int)(uint)inOrder[i]);
            }
        }
    }

    /// <summary>The records that hold a key of a rule.</summary>
    public ReadOnlySpan<int> Of(int rule, uint key)
    {
        var at = keys[rule].AsSpan().BinarySearch(key);
        if (key == 0 || at < 0)
        {
            return [];
        }

        var (from, to) = (at, at + 1);
        while (from > 0 && keys[rule][from - 1] == key)
        {
            from--;
        }

        while (to < keys[rule].Length && keys[rule][to] == key)
        {
            to++;
        }

        return records[rule].AsSpan(from, to - from);
    }
}
