using System.Runtime.CompilerServices;

namespace Breakwater.Linkage.Blocking;

/// <summary>Stable sort of record numbers, or whatever goes with a key, by 32-bit key: three passes over eleven bits each.</summary>
internal static class RadixSort
{
    /// <summary>Sorts in place; records with equal keys keep their order.</summary>
    public static void ByKey<T>(ref uint[] keys, ref T[] records, int count)
    {
        var otherKeys = GC.AllocateUninitializedArray<uint>(count);
        var otherRecords = GC.AllocateUninitializedArray<T>(count);
        ByKey(ref keys, ref records, ref otherKeys, ref otherRecords, count);
    }

    /// <summary>As the other, with room lent by the caller, which may come back swapped with what was sorted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ByKey<T>(ref uint[] keys, ref T[] records, ref uint[] otherKeys, ref T[] otherRecords, int count)
    {
        Span<int> starts = stackalloc int[2048];
        for (var shift = 0; shift < 32; shift += 11)
        {
            starts.Clear();
            for (var i = 0; i < count; i++)
            {
                starts[(int)(keys[i] >> shift) & 2047]++;
            }

            if (count == 0 || starts[(int)(keys[0] >> shift) & 2047] == count)
            {
                continue;
            }

            var sum = 0;
            for (var d = 0; d < starts.Length; d++)
            {
                (starts[d], sum) = (sum, sum + starts[d]);
            }

            for (var i = 0; i < count; i++)
            {
                var to = starts[(int)(keys[i] >> shift) & 2047]++;
                otherKeys[to] = keys[i];
                otherRecords[to] = records[i];
            }

            (keys, otherKeys) = (otherKeys, keys);
            (records, otherRecords) = (otherRecords, records);
        }
    }
}
