using System.Runtime.CompilerServices;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Blocking;

/// <summary>
/// Some hundred records of neighbouring groups, copied side by side with their keys, and with their values where these are needed. Copies
/// don't wait for each other, so memory that lies far from the processor is fetched many records at a time instead of pair by pair.
/// </summary>
internal sealed class Window(RecordSet records, Blocks blocks)
{
    private const int Least = 192;
    private readonly int width = blocks.Width;

    private readonly List<int> which = new(2 * Least);
    private readonly List<int> lastPartner = new(2 * Least);
    private uint[] keys = [];
    private int[] rows = [];
    private bool[] needed = [];

    public int Count => which.Count;

    /// <summary>Fills the window with whole groups.</summary>
    /// <param name="from">Place in the rule's order at which to begin; within a group, what comes before it is left out.</param>
    /// <param name="to">From this place on records come only as partners of earlier ones.</param>
    /// <returns>The place at which to go on.</returns>
    public int Fill(int rule, int from, int to)
    {
        which.Clear();
        lastPartner.Clear();
        var groups = blocks.Groups(rule);
        while (from < to && which.Count < Least)
        {
            var end = Blocks.EndOfGroup(groups, from);
            var last = which.Count + end - from - 1;
            for (var i = from; i < end; i++)
            {
                which.Add(groups[i] < 0 ? ~groups[i] : groups[i]);
                lastPartner.Add(i < to ? last : -1);
            }

            from = end;
        }

        GatherKeys();
        return from;
    }

    public int Record(int i) => which[i];

    /// <summary>Records from the next one to this are to be paired with record i.</summary>
    public int LastPartner(int i) => lastPartner[i];

    public ReadOnlySpan<uint> Keys(int i) => keys.AsSpan(i * width, width);

    public ReadOnlySpan<int> Row(int i) => rows.AsSpan(i * records.Fields.Count, records.Fields.Count);

    /// <summary>Says that a record's values will be looked at.</summary>
    public void Need(int i) => needed[i] = true;

    /// <summary>Copies the values of the records that are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void GatherRows()
    {
        for (var i = 0; i < which.Count; i++)
        {
            if (needed[i])
            {
                records.Row(which[i]).CopyTo(rows.AsSpan(i * records.Fields.Count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherKeys()
    {
        if (needed.Length < Count)
        {
            keys = new uint[Count * width * 2];
            rows = new int[Count * records.Fields.Count * 2];
            needed = new bool[Count * 2];
        }

        needed.AsSpan(0, Count).Clear();
        for (var i = 0; i < which.Count; i++)
        {
            blocks.Keys(which[i]).CopyTo(keys.AsSpan(i * width));
        }
    }
}
