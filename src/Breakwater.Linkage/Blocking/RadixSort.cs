using System.Runtime.CompilerServices;

namespace Breakwater.Linkage.Blocking;

/// <summary>Sorts numbers that carry a key in their upper bits and a record, or whatever goes with the key, below.</summary>
internal static class RadixSort
{
    /// <summary>Up to so many, comparing is quicker than counting.</summary>
    private const int Few = 512;

    /// <summary>Sorts in place by the bits from <paramref name="fromBit"/> up, eleven at a time; numbers that agree in them keep their order.</summary>
    /// <param name="numbers">Few numbers are sorted by all their bits, so those below the key must rise to begin with.</param>
    /// <param name="room">As long as the numbers; memory touched for the first time is dear, so the caller lends it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sort(Span<ulong> numbers, Span<ulong> room, int fromBit)
    {
        if (numbers.Length <= Few)
        {
            numbers.Sort();
            return;
        }

        Span<int> starts = stackalloc int[2048];
        var from = numbers;
        var to = room[..numbers.Length];
        var moved = false;
        for (var shift = fromBit; shift < 64; shift += 11)
        {
            starts.Clear();
            foreach (var number in from)
            {
                starts[(int)(number >> shift) & 2047]++;
            }

            if (starts[(int)(from[0] >> shift) & 2047] == from.Length)
            {
                continue;
            }

            var sum = 0;
            for (var d = 0; d < starts.Length; d++)
            {
                (starts[d], sum) = (sum, sum + starts[d]);
            }

            foreach (var number in from)
            {
                to[starts[(int)(number >> shift) & 2047]++] = number;
            }

            var sorted = to;
            to = from;
            from = sorted;
            moved = !moved;
        }

        if (moved)
        {
            room[..numbers.Length].CopyTo(numbers);
        }
    }
}
