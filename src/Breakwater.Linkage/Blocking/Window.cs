using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Blocking;

/// <summary>
/// Some hundred records of neighbouring blocks, copied side by side with their keys and values. Copies don't wait for each other, so
/// memory that lies far from the processor is fetched many records at a time instead of pair by pair.
/// </summary>
internal sealed class Window(RecordSet records, Blocks blocks)
{
    private const int Least = 192;

    private readonly List<int> which = new(2 * Least);
    private readonly List<int> lastPartner = new(2 * Least);
    private uint[] keys = [];
    private int[] rows = [];

    public int Count => which.Count;

    /// <summary>Fills the window with whole blocks of two records and more.</summary>
    /// <param name="from">Place in the rule's order at which to begin; within a block, what comes before it is left out.</param>
    /// <param name="to">From this place on records come only as partners of earlier ones.</param>
    /// <returns>The place at which to go on.</returns>
    public int Fill(int rule, int from, int to)
    {
        which.Clear();
        lastPartner.Clear();
        var order = blocks.Sorted(rule);
        var keysInOrder = blocks.SortedKeys(rule);
        while (from < to && which.Count < Least)
        {
            var end = Blocks.EndOfBlock(keysInOrder, from);
            if (end - from > 1)
            {
                var last = which.Count + end - from - 1;
                for (var i = from; i < end; i++)
                {
                    which.Add(order[i]);
                    lastPartner.Add(i < to ? last : -1);
                }
            }

            from = end;
        }

        Gather();
        return from;
    }

    public int Record(int i) => which[i];

    /// <summary>Records from the next one to this are to be paired with record i.</summary>
    public int LastPartner(int i) => lastPartner[i];

    public ReadOnlySpan<uint> Keys(int i) => keys.AsSpan(i * blocks.Stride, blocks.Stride);

    public ReadOnlySpan<int> Row(int i) => rows.AsSpan(i * records.Fields.Count, records.Fields.Count);

    private void Gather()
    {
        if (keys.Length < Count * blocks.Stride)
        {
            keys = new uint[Count * blocks.Stride * 2];
            rows = new int[Count * records.Fields.Count * 2];
        }

        for (var i = 0; i < Count; i++)
        {
            blocks.Keys(which[i]).CopyTo(keys.AsSpan(i * blocks.Stride));
        }

        for (var i = 0; i < Count; i++)
        {
            records.Row(which[i]).CopyTo(rows.AsSpan(i * records.Fields.Count));
        }
    }
}
