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
/// Records grouped by the keys of each rule. Every record's keys lie side by side, so that whether another rule has already
/// made a pair is one vector comparison and no set of pairs is ever held. Groups of a rule that looks at the date by which records are
/// held stand in the records' own order, so that whoever goes through them goes through memory once from end to end.
/// </summary>
public sealed class Blocks
{
    /// <summary>Records whose keys one thread works out in one go.</summary>
    private const int Together = 8192;
    private readonly RecordSet records;
    private readonly RuleKeys[] rules;
    private readonly int stride;
    private uint[] keys;
    private readonly int[][] groups;

    private Blocks(RecordSet records, RuleKeys[] rules, int limit)
    {
        this.records = records;
        this.rules = rules;
        Limit = limit;
        stride = rules.Length;
        keys = new uint[((long)records.Count * stride) + Width];
        groups = new int[rules.Length][];
        InTurn = [.. Enumerable.Range(0, rules.Length).OrderBy(r => rules[r].Along(records.Date) is null)];
    }

    public int Limit { get; }

    public int Rules => rules.Length;

    /// <summary>The rules in order, with the fields that each looks at.</summary>
    public IReadOnlyList<BlockingRule> RuleList => [.. rules.Select(r => r.Rule)];

    /// <summary>Candidates by rule: known before any pair is compared.</summary>
    public IReadOnlyList<RuleCount> Counts { get; private set; } = [];

    /// <summary>The rules in the order in which their pairs are best made: first those whose groups follow the order of the records.</summary>
    internal IReadOnlyList<int> InTurn { get; }

    /// <summary>Records that share a key with another by a rule, group by group; the first of each group is marked by its complement (~).</summary>
    internal ReadOnlySpan<int> Groups(int rule) => groups[rule];

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
        // Room in which one rule after another is sorted: memory touched for the first time is dear.
        var rooms = new ConcurrentBag<(ulong[] Keys, ulong[] Other)>();
        Parallel.For(0, rules.Count, parallel, r =>
        {
            var room = rooms.TryTake(out var used) ? used : (GC.AllocateUninitializedArray<ulong>(records.Count), GC.AllocateUninitializedArray<ulong>(records.Count));
            counts[r] = blocks.Group(r, room.Item1, room.Item2);
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
            var own = keys.AsSpan(i * stride, stride);
            for (var r = 0; r < own.Length; r++)
            {
                own[r] = rules[r].Of(row);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RuleCount Group(int r, ulong[] room, ulong[] other)
    {
        var rule = rules[r];
        var (narrowed, dropped) = (0, 0);
        for (var step = 0; ; step++)
        {
            var inOrder = InOrder(r, room, other);
            var wide = rule.Rule.Terms.Count == 0 ? [] : Overfull(inOrder);
            if (wide.Count == 0 || step > rule.Steps)
            {
                (groups[r], var pairs) = Pack(inOrder);
                return new RuleCount(rule.Rule.ToString(), pairs, narrowed, dropped);
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
    }

    /// <summary>The records that have a key by a rule, those of one key side by side: the key above, the record below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Span<ulong> InOrder(int r, ulong[] room, ulong[] other, bool byKeyAlone = false)
    {
        var along = byKeyAlone ? null : rules[r].Along(records.Date);
        var (begin, n, now) = (0, 0, 0u);
        for (var (i, at) = (0, r); i < records.Count; i++, at += stride)
        {
            var here = along is null ? 0 : along.Of(records.Row(i)[along.Field.Index]);
            if (here != now)
            {
                RadixSort.Sort(room.AsSpan(begin, n - begin), other, 32);
                (begin, now) = (n, here);
            }

            // Written always and kept if there is a key: no branch to guess.
            room[n] = ((ulong)keys[at] << 32) | (uint)i;
            n += keys[at] != 0 ? 1 : 0;
        }

        RadixSort.Sort(room.AsSpan(begin, n - begin), other, 32);
        return room.AsSpan(0, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private HashSet<uint> Overfull(ReadOnlySpan<ulong> inOrder)
    {
        var wide = new HashSet<uint>();
        for (int from = 0, to; from < inOrder.Length; from = to)
        {
            to = EndOfKey(inOrder, from);
            if (to - from > Limit)
            {
                wide.Add((uint)(inOrder[from] >> 32));
            }
        }

        return wide;
    }

    private static int EndOfKey(ReadOnlySpan<ulong> inOrder, int from)
    {
        var to = from + 1;
        while (to < inOrder.Length && inOrder[to] >> 32 == inOrder[from] >> 32)
        {
            to++;
        }

        return to;
    }

    /// <summary>Keeps the groups of two and more, and counts their pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Groups, long Pairs) Pack(Span<ulong> inOrder)
    {
        var (n, pairs, split) = (0, 0L, (uint)records.Split);
        for (int from = 0, to; from < inOrder.Length; from = to)
        {
            to = EndOfKey(inOrder, from);
            if (to - from == 1)
            {
                continue;
            }

            var (left, begin) = (0L, n);
            for (var i = from; i < to; i++)
            {
                left += (uint)inOrder[i] < split ? 1 : 0;
                inOrder[n++] = i == from ? (uint)~(int)inOrder[i] : (uint)inOrder[i];
            }

            long size = n - begin;
            pairs += split == 0 ? size * (size - 1) / 2 : left * (size - left);
        }

        var packed = GC.AllocateUninitializedArray<int>(n);
        for (var i = 0; i < n; i++)
        {
            packed[i] = (int)(uint)inOrder[i];
        }

        return (packed, pairs);
    }

    /// <summary>Where the group that a place lies in ends.</summary>
    internal static int EndOfGroup(ReadOnlySpan<int> groups, int from)
    {
        var to = from + 1;
        while (to < groups.Length && groups[to] >= 0)
        {
            to++;
        }

        return to;
    }

    /// <summary>Which rules make this pair a candidate, one bit each.</summary>
    public uint Shared(int a, int b)
    {
        var x = Keys(a);
        var y = Keys(b);
        var shared = 0u;
        for (var r = 0; r < x.Length && r < y.Length; r++)
        {
            shared |= x[r] == y[r] && x[r] != 0 ? 1u << r : 0;
        }

        return shared;
    }

    /// <summary>The same for keys that stand in <see cref="Width"/> places, what is too many being 0.</summary>
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
        if (((record + 1) * stride) + Width > keys.Length)
        {
            Array.Resize(ref keys, keys.Length + (keys.Length >> 3) + (16 * stride) + Width);
        }

        for (var r = 0; r < rules.Length; r++)
        {
            keys[(record * stride) + r] = rules[r].Of(records.Row(record));
        }
    }

    /// <summary>Places for a record's keys that vectors can be read from.</summary>
    internal int Width => stride <= 16 ? 16 : 32;

    /// <summary>All keys of a record.</summary>
    internal ReadOnlySpan<uint> Keys(int record) => keys.AsSpan(record * stride, stride);

    /// <summary>Copies the keys of a record to <see cref="Width"/> places, the last ones being 0.</summary>
    internal void CopyKeys(int record, Span<uint> to)
    {
        // Whole vectors, the neighbour's keys at the end wiped out: quicker than a copy of any length.
        var from = keys.AsSpan(record * stride, to.Length);
        for (var at = 0; at < to.Length; at += 16)
        {
            var own = Vector512.LessThan(Vector512<uint>.Indices, Vector512.Create((uint)Math.Max(0, stride - at)));
            (Vector512.Create(from[at..]) & own).CopyTo(to[at..]);
        }
    }

    internal uint KeyOf(int record, int rule) => keys[(record * stride) + rule];

    /// <summary>Forgets keys of values that were taken back.</summary>
    internal void TakeBack()
    {
        foreach (var term in rules.SelectMany(r => r.AllTerms))
        {
            term.Truncate(term.Field.Values.Count);
        }
    }
}
