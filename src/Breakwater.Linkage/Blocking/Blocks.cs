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
        var own = new uint[rules.Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.ForEach(blocks.rules.SelectMany(r => r.AllTerms).Distinct(), parallel, t => t.Prepare());
        Parallel.For(0, rules.Count, parallel, r => counts[r] = blocks.Sort(r, own[r] = GC.AllocateUninitializedArray<uint>(records.Count)));
        blocks.Lay(own);
        blocks.Counts = counts;
        return blocks;
    }

    /// <summary>Lays the keys of each record side by side.</summary>
    private void Lay(uint[][] own)
    {
        for (int i = 0, at = 0; i < records.Count; i++, at += stride)
        {
            for (var r = 0; r < own.Length; r++)
            {
                keys[at + r] = own[r][i];
            }
        }
    }

    private RuleCount Sort(int r, uint[] own)
    {
        var rule = rules[r];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = rule.Of(records.Row(i));
        }

        var (narrowed, dropped) = (0, 0);
        for (var step = 0; ; step++)
        {
            (sortedKeys[r], sorted[r]) = Present(own);
            RadixSort.ByKey(ref sortedKeys[r], ref sorted[r], sorted[r].Length);
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
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i] != 0 && wide.Contains(own[i]))
                {
                    own[i] = rule.Of(records.Row(i));
                    dropped += own[i] == 0 ? 1 : 0;
                }
            }
        }

        return new RuleCount(rule.Rule.ToString(), CountPairs(r), narrowed, dropped);
    }

    private static (uint[] Keys, int[] Records) Present(uint[] own)
    {
        var count = own.AsSpan().Length - own.AsSpan().Count(0u);
        var present = new uint[count];
        var which = new int[count];
        for (int i = 0, n = 0; i < own.Length; i++)
        {
            if (own[i] != 0)
            {
                present[n] = own[i];
                which[n++] = i;
            }
        }

        return (present, which);
    }

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
