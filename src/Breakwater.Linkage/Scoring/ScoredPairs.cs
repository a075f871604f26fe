using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Breakwater.Linkage.Blocking;

namespace Breakwater.Linkage.Scoring;

/// <summary>Two records and the log odds that they are one person.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScoredPair(int A, int B, float LogOdds)
{
    public double Probability => PairScorer.Probability(LogOdds);
}

/// <summary>The pairs that are worth keeping, most likely first; ties stand in record order.</summary>
public static class ScoredPairs
{
    /// <summary>Scores all candidates and keeps those at or above a probability.</summary>
    public static ScoredPair[] Of(Candidates candidates, PairScorer scorer, double atLeast, int threads, CancellationToken cancel)
    {
        var least = (float)Math.Log(atLeast / (1 - atLeast));
        var pieces = candidates.Pieces;
        var kept = new ScoredPair[pieces.Count][];
        var weights = pieces.Select(p => p.Kinds).Distinct().ToDictionary(k => k, k => k.Patterns.ToArray().Select(scorer.Weigh).ToArray());
        var rooms = new ConcurrentBag<ScoredPair[]>();
        Parallel.For(0, kept.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, p =>
        {
            // Room that one piece after another uses: memory touched for the first time is dear.
            var room = rooms.TryTake(out var used) && used.Length >= pieces[p].Pairs.Length ? used : GC.AllocateUninitializedArray<ScoredPair>(pieces[p].Pairs.Length * 5 / 4);
            var found = scorer.Score(pieces[p].Pairs, weights[pieces[p].Kinds], least, room);
            kept[p] = GC.AllocateUninitializedArray<ScoredPair>(found);
            room.AsSpan(0, found).CopyTo(kept[p]);
            rooms.Add(room);
        });
        var pairs = GC.AllocateUninitializedArray<ScoredPair>(kept.Sum(k => k.Length));
        var at = 0;
        foreach (var piece in kept)
        {
            piece.CopyTo(pairs, at);
            at += piece.Length;
        }

        return pairs;
    }
}
