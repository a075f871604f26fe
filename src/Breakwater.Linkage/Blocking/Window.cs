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

    // A record's place in the window is its place in all of these.
    private int[] which = new int[2 * Least];
    private int[] lastPartner = new int[2 * Least];
    private uint[] keys = [];
    private int[] rows = [];
    private bool[] needed = [];

    public int Count { get; private set; }

    /// <summary>Fills the window with whole groups.</summary>
    /// <param name="from">Place in the rule's order at which to begin; within a group, what comes before it is left out.</param>
    /// <param name="to">From this place on records come only as partners of earlier ones.</param>
    /// <returns>The place at which to go on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Fill(int rule, int from, int to)
    {
        Count = 0;
        var groups = blocks.Groups(rule);
        while (from < to && Count < Least)
        {
            var end = Blocks.EndOfGroup(groups, from);
            var last = Count + end - from - 1;
            if (last >= which.Length)
            {
                Array.Resize(ref which, last * 2);
                Array.Resize(ref lastPartner, last * 2);
            }

            for (var i = from; i < end; i++)
            {
                which[Count] = groups[i] < 0 ? ~groups[i] : groups[i];
                lastPartner[Count++] = i < to ? last : -1;
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

    /// <summary>Values of the records side by side: what stands there for records that weren't needed is left from before.</summary>
    public ReadOnlySpan<int> Rows => rows;

    /// <summary>Says that a record's values will be looked at.</summary>
    public void Need(int i) => needed[i] = true;

    /// <summary>Copies the values of the records that are needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void GatherRows()
    {
        for (var i = 0; i < Count; i++)
        {
            if (needed[i])
            {
                records.Row(which[i]).CopyTo(rows.AsSpan(i * records.Width));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherKeys()
    {
        if (needed.Length < Count)
        {
            keys = new uint[Count * width * 2];
            rows = new int[Count * records.Width * 2];
            needed = new bool[Count * 2];
        }

        needed.AsSpan(0, Count).Clear();
        for (var i = 0; i < Count; i++)
        {
            blocks.CopyKeys(which[i], keys.AsSpan(i * width, width));
        }
    }
}
