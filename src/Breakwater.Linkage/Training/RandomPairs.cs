using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Training;

/// <summary>Compares pairs drawn at random: nearly all are strangers, so they show how often strangers agree by chance.</summary>
internal static class RandomPairs
{
    private const int Batch = 1 << 14;

    /// <summary>Patterns of outcomes and how many random pairs show each, ordered.</summary>
    public static IReadOnlyList<(ulong Pattern, long Count)> Draw(RecordSet records, IReadOnlyList<Comparison> comparisons, int wanted, int seed, int threads, CancellationToken cancel)
    {
        var all = records.Split > 0 ? (long)records.Split * (records.Count - records.Split) : (long)records.Count * (records.Count - 1) / 2;
        Comparison[] compared = [.. comparisons];
        var batches = (int)((Math.Min(wanted, all * 4) + Batch - 1) / Batch);
        var found = new List<Dictionary<ulong, long>>();
        Parallel.For(
            0,
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            () => (Memos: comparisons.Select(_ => new LevelMemo(14)).ToArray(), Seen: new Dictionary<ulong, long>()),
            (batch, _, worker) =>
            {
                // Each batch has its own stream of random numbers, so threads don't change the draw.
                var state = ((ulong)seed << 32) + (ulong)batch + 1;
                for (var i = 0; i < Batch; i++)
                {
                    var (a, b) = Pair(records, ref state);
                    if (a != b)
                    {
                        var pattern = Patterns.Of(compared, records.Row(a), records.Row(b), worker.Memos);
                        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(worker.Seen, pattern, out bool _)++;
                    }
                }

                return worker;
            },
            worker =>
            {
                lock (found)
                {
                    found.Add(worker.Seen);
                }
            });
        return [.. found.SelectMany(f => f).GroupBy(f => f.Key).Select(g => (g.Key, g.Sum(f => f.Value))).OrderBy(p => p.Key)];
    }

    private static (int A, int B) Pair(RecordSet records, ref ulong state) => records.Split > 0
        ? (Below(records.Split, ref state), records.Split + Below(records.Count - records.Split, ref state))
        : (Below(records.Count, ref state), Below(records.Count, ref state));

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014), scaled to a range.</summary>
    private static int Below(int limit, ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (int)(((z ^ (z >> 31)) >> 32) * (ulong)limit >> 32);
    }
}
