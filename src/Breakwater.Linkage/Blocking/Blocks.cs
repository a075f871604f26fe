using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Blocking;

/// <summary>How many candidates a rule makes.</summary>
/// <param name="Rule">The rule in words.</param>
/// <param name="Pairs">Pairs that share a key, before those already made by an earlier rule are taken out.</param>
/// <param name="Narrowed">Keys held by too many records, which gave way to a narrower key.</param>
/// <param name="Dropped">Records left out of this rule because even the narrowest key was too wide.</param>
public sealed record RuleCount(string Rule, long Pairs, int Narrowed, int Dropped);

/// <summary>
/// Records grouped by the keys of each rule. Every record's keys lie side by side, so that whether an earlier rule has already
/// made a pair is one vector comparison and no set of pairs is ever held.
/// </summary>
public sealed class Blocks
{
    /// <summary>Records whose keys one thread works out in one go.</summary>
    private const int Together = 8192;
    private readonly RecordSet records;
    private readonly RuleKeys[] rules;
    private readonly int stride;
    private uint[] keys;
    private readonly uint[][] sortedKeys;
    private readonly int[][] sorted;

    private Blocks(RecordSet records, RuleKeys[] rules, int limit)
    {
        this.records = records;
        this.rules = rules;
        Limit = limit;
        stride = rules.Length <= 16 ? 16 : 32;
        keys = new uint[(long)records.Count * stride];
        sortedKeys = new uint[rules.Length][];
        sorted = new int[rules.Length][];
    }

    public int Limit { get; }

    public int Rules => rules.Length;

    /// <summary>The rules in order, with the fields that each looks at.</summary>
    public IReadOnlyList<BlockingRule> RuleList => [.. rules.Select(r => r.Rule)];

    /// <summary>Candidates by rule: known before any pair is compared.</summary>
    public IReadOnlyList<RuleCount> Counts { get; private set; } = [];

    internal ReadOnlySpan<uint> SortedKeys(int rule) => sortedKeys[rule];

    internal ReadOnlySpan<int> Sorted(int rule) => sorted[rule];

    /// <summary>Groups the records.</summary>
    /// <param name="limit">Most records that may share a key.</param>
    /// <param name="narrower">Terms that an overfull key takes on, in order.</param>
    public static Blocks Build(RecordSet records, IReadOnlyList<BlockingRule> rules, IReadOnlyList<BlockingTerm> narrower, int limit, int threads, CancellationToken cancel)
    {
        if (rules.Count > 32)
        {
            throw new ArgumentException("a model may have at most 32 blocking rules", nameof(rules));
        }

        var blocks = new Blocks(records, RuleKeys.Bind(rules, narrower, records.Fields), limit);
        var counts = new RuleCount[rules.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.ForEach(blocks.rules.SelectMany(r => r.AllTerms).Distinct(), parallel, t => t.Prepare());
        Parallel.For(0, (records.Count + Together - 1) / Together, parallel, piece => blocks.FindKeys(piece * Together, Math.Min(records.Count, (piece + 1) * Together)));
        var rooms = new ConcurrentBag<Room>();
        Parallel.For(0, rules.Count, parallel, r =>
        {
            var room = rooms.TryTake(out var used) ? used : new Room(records.Count);
            counts[r] = blocks.Sort(r, room);
            rooms.Add(room);
        });
        blocks.Counts = counts;
        return blocks;
    }

    /// <summary>The keys of each record by all rules, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindKeys(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var row = records.Row(i);
            var own = keys.AsSpan(i * stride, rules.Length);
            for (var r = 0; r < own.Length; r++)
            {
                own[r] = rules[r].Of(row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RuleCount Sort(int r, Room room)
    {
        var rule = rules[r];
        var (narrowed, dropped) = (0, 0);
        for (var step = 0; ; step++)
        {
            (sortedKeys[r], sorted[r]) = InOrder(r, room);
            var wide = rule.Rule.Terms.Count == 0 ? [] : Overfull(sortedKeys[r]);
            if (wide.Count == 0 || step > rule.Steps)
            {
                break;
            }

            foreach (var key in wide)
            {
                rule.Widen(step, key);
            }

            narrowed += step < rule.Steps ? wide.Count : 0;
            for (var (i, at) = (0, r); i < records.Count; i++, at += stride)
            {
                if (keys[at] != 0 && wide.Contains(keys[at]))
                {
                    keys[at] = rule.Of(records.Row(i));
                    dropped += keys[at] == 0 ? 1 : 0;
                }
            }
        }

        return new RuleCount(rule.Rule.ToString(), CountPairs(r), narrowed, dropped);
    }

    /// <summary>The records that have a key by a rule, sorted by it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (uint[] Keys, int[] Records) InOrder(int r, Room room)
    {
        var n = 0;
        for (var (i, at) = (0, r); i < records.Count; i++, at += stride)
        {
            // Written always and kept if there is a key: no branch to guess.
            (room.Keys[n], room.Records[n]) = (keys[at], i);
            n += keys[at] != 0 ? 1 : 0;
        }

        RadixSort.ByKey(ref room.Keys, ref room.Records, ref room.OtherKeys, ref room.OtherRecords, n);
        return (room.Keys[..n], room.Records[..n]);
    }

    /// <summary>Room in which one rule after another is sorted: memory touched for the first time is dear.</summary>
    private sealed class Room(int count)
    {
        public uint[] Keys = GC.AllocateUninitializedArray<uint>(count), OtherKeys = GC.AllocateUninitializedArray<uint>(count);
        public int[] Records = GC.AllocateUninitializedArray<int>(count), OtherRecords = GC.AllocateUninitializedArray<int>(count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private HashSet<uint> Overfull(uint[] inOrder)
    {
        var wide = new HashSet<uint>();
        for (int from = 0, to; from < inOrder.Length; from = to)
        {
            to = EndOfBlock(inOrder, from);
            if (to - from > Limit)
            {
                wide.Add(inOrder[from]);
            }
        }

        return wide;
    }

    internal static int EndOfBlock(ReadOnlySpan<uint> inOrder, int from)
    {
        var to = from + 1;
        while (to < inOrder.Length && inOrder[to] == inOrder[from])
        {
            to++;
        }

        return to;
    }

    private long CountPairs(int r)
    {
        var pairs = 0L;
        for (int from = 0, to; from < sorted[r].Length; from = to)
        {
            to = EndOfBlock(sortedKeys[r], from);
            var left = records.Split == 0 ? 0 : sorted[r].AsSpan(from, to - from).BinarySearch(records.Split);
            left = left < 0 ? ~left : left;
            long size = to - from;
            pairs += records.Split == 0 ? size * (size - 1) / 2 : left * (size - left);
        }

        return pairs;
    }

    /// <summary>Which rules make this pair a candidate, one bit each.</summary>
    public uint Shared(int a, int b) => Shared(keys.AsSpan(a * stride, stride), keys.AsSpan(b * stride, stride));

    internal static uint Shared(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var shared = 0u;
        for (var at = 0; at < a.Length; at += 16)
        {
            var x = Vector512.Create(a[at..]);
            var y = Vector512.Create(b[at..]);
            var equal = Vector512.AndNot(Vector512.Equals(x, y), Vector512.Equals(x, Vector512<uint>.Zero));
            shared |= (uint)equal.ExtractMostSignificantBits() << at;
        }

        return shared;
    }

    /// <summary>Works out the keys of the record added last, so that it can be compared with the others.</summary>
    internal void Append(int record)
    {
        if ((record + 1) * stride > keys.Length)
        {
            Array.Resize(ref keys, keys.Length + (keys.Length >> 3) + (16 * stride));
        }

        for (var r = 0; r < rules.Length; r++)
        {
            keys[(record * stride) + r] = rules[r].Of(records.Row(record));
        }
    }

    /// <summary>Keys of a record, with room for rules that aren't there.</summary>
    internal int Stride => stride;

    /// <summary>All keys of a record.</summary>
    internal ReadOnlySpan<uint> Keys(int record) => keys.AsSpan(record * stride, stride);

    internal uint KeyOf(int record, int rule) => keys[(record * stride) + rule];

    /// <summary>Forgets keys of values that were taken back.</summary>
    internal void TakeBack()
    {
        foreach (var term in rules.SelectMany(r => r.AllTerms))
        {
            term.Truncate(term.Field.Values.Count);
        }
    }

    /// <summary>The records that hold a key of a rule.</summary>
    internal ReadOnlySpan<int> Holding(int rule, uint key)
    {
        var at = sortedKeys[rule].AsSpan().BinarySearch(key);
        if (key == 0 || at < 0)
        {
            return [];
        }

        var (from, to) = (at, at + 1);
        while (from > 0 && sortedKeys[rule][from - 1] == key)
        {
            from--;
        }

        while (to < sorted[rule].Length && sortedKeys[rule][to] == key)
        {
            to++;
        }

        return sorted[rule].AsSpan(from, to - from);
    }
}
