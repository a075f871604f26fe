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
        var kept = new ScoredPair[candidates.Pieces.Count][];
        Parallel.For(0, kept.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, () => new List<ScoredPair>(), (piece, _, found) =>
        {
            found.Clear();
            foreach (var candidate in candidates.Pieces[piece])
            {
                var weight = scorer.Weigh(candidate.Pattern);
                if (weight.MostLogOdds < least)
                {
                    continue;
                }

                var odds = (float)scorer.LogOdds(weight, candidate.A, candidate.B);
                if (odds >= least)
                {
                    found.Add(new ScoredPair(candidate.A, candidate.B, odds));
                }
            }

            kept[piece] = [.. found];
            return found;
        }, _ => { });
        var pairs = new ScoredPair[kept.Sum(k => k.Length)];
        var at = 0;
        foreach (var piece in kept)
        {
            piece.CopyTo(pairs, at);
            at += piece.Length;
        }

        return pairs;
    }
}
