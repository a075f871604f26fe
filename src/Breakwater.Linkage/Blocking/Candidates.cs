using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;

namespace Breakwater.Linkage.Blocking;

/// <summary>Two records to be judged, the lower number first, with the outcomes of all comparisons packed four bits each.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Candidate(int A, int B, ulong Pattern);

/// <summary>Makes and compares the candidate pairs of all rules, each pair once, in the same order whatever the number of threads.</summary>
public sealed class Candidates
{
    private const int PairsInPiece = 1 << 17;

    /// <summary>Pieces of the list of candidates, in order.</summary>
    public required IReadOnlyList<Candidate[]> Pieces { get; init; }

    /// <summary>How many candidates show each pattern of outcomes and come from each set of rules; ordered, so that sums are reproducible.</summary>
    public required IReadOnlyList<(ulong Pattern, uint Rules, long Count)> Histogram { get; init; }

    public long Count => Pieces.Sum(p => (long)p.Length);

    /// <summary>Compares every candidate.</summary>
    /// <param name="progress">Called with the share done, 0 to 1.</param>
    public static Candidates Compare(RecordSet records, Blocks blocks, IReadOnlyList<Comparison> comparisons, int threads, Action<double>? progress, CancellationToken cancel)
    {
        var pieces = Cut(blocks);
        var results = new Candidate[pieces.Count][];
        var histograms = new List<Dictionary<Kind, long>>();
        var done = 0;
        Parallel.For(
            0,
            pieces.Count,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            () => new Worker(records, blocks, comparisons),
            (p, _, worker) =>
            {
                results[p] = worker.Work(pieces[p]);
                progress?.Invoke(Interlocked.Increment(ref done) / (double)pieces.Count);
                return worker;
            },
            worker =>
            {
                lock (histograms)
                {
                    histograms.Add(worker.Histogram);
                }
            });
        var histogram = histograms.SelectMany(h => h)
            .GroupBy(h => h.Key)
            .Select(g => (g.Key.Pattern, g.Key.Rules, Count: g.Sum(h => h.Value)))
            .OrderBy(h => h.Pattern).ThenBy(h => h.Rules)
            .ToList();
        return new Candidates { Pieces = results, Histogram = histogram };
    }

    /// <summary>What training needs to know of a pair.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Kind(ulong Pattern, uint Rules)
    {
        public override int GetHashCode() => (int)((Pattern ^ ((ulong)Rules << 40)) * 0x9E3779B97F4A7C15UL >> 32);
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
        private readonly List<Candidate> found = new(PairsInPiece);
        private readonly Window window = new(records, blocks);

        // Places in the window of pairs that no rule before made.
        private readonly List<(int I, int J, uint Shared)> fresh = new(1024);

        public Dictionary<Kind, long> Histogram { get; } = [];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public Candidate[] Work(Piece piece)
        {
            found.Clear();
            var before = 0u;
            foreach (var rule in blocks.InTurn.TakeWhile(r => r != piece.Rule))
            {
                before |= 1u << rule;
            }

            for (var next = piece.From; next < piece.To;)
            {
                next = window.Fill(piece.Rule, next, piece.To);
                fresh.Clear();
                for (var i = 0; i < window.Count; i++)
                {
                    var last = window.LastPartner(i);
                    for (var j = i + 1; j <= last; j++)
                    {
                        var shared = Blocks.Shared(window.Keys(i), window.Keys(j));
                        if ((shared & before) == 0 && !WithinOneSet(i, j))
                        {
                            fresh.Add((i, j, shared));
                            window.Need(i);
                            window.Need(j);
                        }
                    }
                }

                window.GatherRows();
                foreach (var (i, j, shared) in CollectionsMarshal.AsSpan(fresh))
                {
                    var pattern = Patterns.Of(compared, window.Row(i), window.Row(j), memos);
                    found.Add(new Candidate(window.Record(i), window.Record(j), pattern));
                    CollectionsMarshal.GetValueRefOrAddDefault(Histogram, new Kind(pattern, shared), out _)++;
                }
            }

            return [.. found];
        }

        /// <summary>Of two sets that are linked, pairs within one of them are none.</summary>
        private bool WithinOneSet(int i, int j) => records.Split > 0 && window.Record(i) < records.Split == window.Record(j) < records.Split;
    }
}
