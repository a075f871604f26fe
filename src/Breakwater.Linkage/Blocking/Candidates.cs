using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Blocking;

/// <summary>Two records to be judged, the lower number first, with the outcomes of all comparisons packed four bits each.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Candidate(int A, int B, ulong Pattern);

/// <summary>The same as it is held: the pattern is that of a kind.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CandidatePair(int A, int B, int Kind);

/// <summary>Candidates that one worker made in one go, and its kinds.</summary>
internal sealed record CandidatePiece(CandidatePair[] Pairs, Kinds Kinds);

/// <summary>Makes and compares the candidate pairs of all rules, each pair once, in the same order whatever the number of threads.</summary>
public sealed class Candidates
{
    private const int PairsInPiece = 1 << 17;

    /// <summary>Pairs that one comparison looks at before the next does; what it needs stays close to the processor meanwhile.</summary>
    private const int Together = 256;

    private Candidates(CandidatePiece[] pieces, IEnumerable<Kinds> kinds)
    {
        Pieces = pieces;
        Histogram = [.. kinds.SelectMany(k => k.All)
            .GroupBy(k => (k.Pattern, k.Rules))
            .Select(g => (g.Key.Pattern, g.Key.Rules, Count: g.Sum(k => k.Count)))
            .OrderBy(k => k.Pattern).ThenBy(k => k.Rules)];
    }

    /// <summary>Pieces of the list of candidates, in order.</summary>
    internal IReadOnlyList<CandidatePiece> Pieces { get; }

    /// <summary>Every candidate, in order.</summary>
    public IEnumerable<Candidate> All => Pieces.SelectMany(p => p.Pairs, (p, c) => new Candidate(c.A, c.B, p.Kinds.Patterns[c.Kind]));

    /// <summary>How many candidates show each pattern of outcomes and come from each set of rules; ordered, so that sums are reproducible.</summary>
    public IReadOnlyList<(ulong Pattern, uint Rules, long Count)> Histogram { get; }

    public long Count => Pieces.Sum(p => (long)p.Pairs.Length);

    /// <summary>Compares every candidate.</summary>
    /// <param name="progress">Called with the share done, 0 to 1.</param>
    public static Candidates Compare(RecordSet records, Blocks blocks, IReadOnlyList<Comparison> comparisons, int threads, Action<double>? progress, CancellationToken cancel)
    {
        var pieces = Cut(blocks);
        var results = new CandidatePiece[pieces.Count];
        // As many as threads ask at once, so that what a worker remembers isn't thrown away.
        var workers = new ConcurrentBag<Worker>();
        var done = 0;
        Parallel.For(0, pieces.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, p =>
        {
            var worker = workers.TryTake(out var free) ? free : new Worker(records, blocks, comparisons);
            results[p] = new CandidatePiece(worker.Work(pieces[p]), worker.Kinds);
            workers.Add(worker);
            progress?.Invoke(Interlocked.Increment(ref done) / (double)pieces.Count);
        });
        return new Candidates(results, workers.Select(w => w.Kinds));
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int Rule, int From, int To);

    /// <summary>Cuts the blocks of all rules into pieces of about equal work; a block too large for one piece is cut by its first record.</summary>
    private static List<Piece> Cut(Blocks blocks)
    {
        var pieces = new List<Piece>();
        foreach (var r in blocks.InTurn)
        {
            var groups = blocks.Groups(r);
            var (begin, work) = (0, 0L);
            for (int from = 0, to; from < groups.Length; from = to)
            {
                to = Blocks.EndOfGroup(groups, from);
                for (var i = from; i < to; i++)
                {
                    work += to - i - 1;
                    if (work >= PairsInPiece)
                    {
                        pieces.Add(new Piece(r, begin, i + 1));
                        (begin, work) = (i + 1, 0);
                    }
                }
            }

            if (begin < groups.Length)
            {
                pieces.Add(new Piece(r, begin, groups.Length));
            }
        }

        return pieces;
    }

    private sealed class Worker(RecordSet records, Blocks blocks, IReadOnlyList<Comparison> comparisons)
    {
        private readonly Comparison[] compared = [.. comparisons];
        private readonly LevelMemo[] memos = [.. comparisons.Select(_ => new LevelMemo(14))];
        private readonly Window window = new(records, blocks);
        private CandidatePair[] found = new CandidatePair[1024];
        private int count;

        // Pairs that no rule before made.
        private readonly List<FreshPair> fresh = new(1024);
        private readonly ulong[] patterns = new ulong[Together];

        public Kinds Kinds { get; } = new();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public CandidatePair[] Work(Piece piece)
        {
            count = 0;
            var before = 0u;
            foreach (var rule in blocks.InTurn.TakeWhile(r => r != piece.Rule))
            {
                before |= 1u << rule;
            }

            for (var next = piece.From; next < piece.To;)
            {
                next = window.Fill(piece.Rule, next, piece.To);
                FindFresh(before);
                window.GatherRows();
                for (var from = 0; from < fresh.Count; from += Together)
                {
                    Compare(CollectionsMarshal.AsSpan(fresh).Slice(from, Math.Min(Together, fresh.Count - from)));
                }
            }

            var made = GC.AllocateUninitializedArray<CandidatePair>(count);
            found.AsSpan(0, count).CopyTo(made);
            return made;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void FindFresh(uint before)
        {
            fresh.Clear();
            for (var i = 0; i < window.Count; i++)
            {
                var last = window.LastPartner(i);
                var keys = window.Keys(i);
                for (var j = i + 1; j <= last; j++)
                {
                    var shared = Blocks.Shared(keys, window.Keys(j));
                    if ((shared & before) == 0 && !WithinOneSet(i, j))
                    {
                        fresh.Add(new FreshPair(i, j, shared));
                        window.Need(i);
                        window.Need(j);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Compare(ReadOnlySpan<FreshPair> pairs)
        {
            var outcomes = patterns.AsSpan(0, pairs.Length);
            outcomes.Clear();
            for (var c = 0; c < compared.Length; c++)
            {
                compared[c].CompareAll(new RowPairs(window.Rows, records.Width, pairs), memos[c], outcomes, 4 * c);
            }

            if (count + pairs.Length > found.Length)
            {
                Array.Resize(ref found, Math.Max(found.Length * 2, 1024));
            }

            for (var p = 0; p < pairs.Length; p++)
            {
                found[count++] = new CandidatePair(window.Record(pairs[p].I), window.Record(pairs[p].J), Kinds.Count(outcomes[p], pairs[p].Shared));
            }
        }

        /// <summary>Of two sets that are linked, pairs within one of them are none.</summary>
        private bool WithinOneSet(int i, int j) => records.Split > 0 && window.Record(i) < records.Split == window.Record(j) < records.Split;
    }
}
