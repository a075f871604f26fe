using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Evaluation;

/// <summary>How well pairs were found: correct, wrong, missed.</summary>
public sealed record Accuracy(long Correct, long Wrong, long Missed)
{
    public double Precision => Correct + Wrong == 0 ? 1 : (double)Correct / (Correct + Wrong);

    public double Recall => Correct + Missed == 0 ? 1 : (double)Correct / (Correct + Missed);

    public double F1 => Correct == 0 ? 0 : 2.0 * Correct / ((2.0 * Correct) + Wrong + Missed);
}

/// <summary>Accuracy of the pairs at or above a probability.</summary>
public sealed record AtThreshold(double Probability, Accuracy Accuracy);

/// <summary>Compares an outcome with the truth: for each record, a number that all records of one person share; 0 = not known.</summary>
/// <param name="truth">The true person of each record.</param>
/// <param name="split">When two sets are linked, how many records are of the first; otherwise 0.</param>
public sealed class Truth(int[] truth, int split)
{
    /// <summary>How many pairs of records are one person's (between the two sets, when two are linked).</summary>
    public long Pairs { get; } = PairsWithin(truth, split, _ => true);

    public bool Same(int a, int b) => truth[a] != 0 && truth[a] == truth[b];

    /// <summary>The threshold with the best F1, of all that the pairs allow.</summary>
    public AtThreshold Best(IEnumerable<ScoredPair> pairs)
    {
        var ordered = pairs.OrderByDescending(p => p.LogOdds).ToArray();
        var best = new AtThreshold(1, new Accuracy(0, 0, Pairs));
        long correct = 0, wrong = 0;
        for (var i = 0; i < ordered.Length; i++)
        {
            var same = Same(ordered[i].A, ordered[i].B);
            correct += same ? 1 : 0;
            wrong += same ? 0 : 1;
            var last = i + 1 == ordered.Length || ordered[i + 1].LogOdds < ordered[i].LogOdds;
            var now = new Accuracy(correct, wrong, Pairs - correct);
            if (last && now.F1 > best.Accuracy.F1)
            {
                best = new AtThreshold(ordered[i].Probability, now);
            }
        }

        return best;
    }

    /// <summary>Accuracy of the pairs at or above each probability.</summary>
    public IReadOnlyList<AtThreshold> At(IReadOnlyList<ScoredPair> pairs, IEnumerable<double> probabilities) =>
    [
        .. probabilities.Select(t =>
        {
            var chosen = pairs.Where(p => p.Probability >= t).ToList();
            var correct = chosen.LongCount(p => Same(p.A, p.B));
            return new AtThreshold(t, new Accuracy(correct, chosen.Count - correct, Pairs - correct));
        }),
    ];

    /// <summary>Pairwise accuracy of clusters: every two records in one cluster count as a pair.</summary>
    public Accuracy Of(int[] clusterOf) => Of(clusterOf, _ => true);

    /// <summary>Pairwise accuracy among the records of a subgroup.</summary>
    public Accuracy Of(int[] clusterOf, Func<int, bool> member)
    {
        var together = PairsWithin(Renumbered(clusterOf), split, member);
        var both = PairsWithin(Renumbered(clusterOf, truth), split, member);
        return new Accuracy(both, together - both, PairsWithin(truth, split, member) - both);
    }

    /// <summary>Clusters that hold more than one true person, and how many of those mix people of one household.</summary>
    /// <param name="household">For each record its true household; 0 = not known.</param>
    public (int Mixed, int OneHousehold) FalseMerges(int[] clusterOf, int[] household)
    {
        var mixed = Enumerable.Range(0, clusterOf.Length).Where(i => truth[i] != 0).GroupBy(i => clusterOf[i]).Where(g => g.Select(i => truth[i]).Distinct().Skip(1).Any()).ToList();
        return (mixed.Count, mixed.Count(g => g.All(i => household[i] != 0) && !g.Select(i => household[i]).Distinct().Skip(1).Any()));
    }

    private static int[] Renumbered(int[] group, int[]? and = null)
    {
        var numbers = new Dictionary<(int, int), int>();
        return [.. group.Select((g, i) => and is not null && and[i] == 0 ? 0 : numbers.TryAdd((g, and?[i] ?? 0), numbers.Count + 1) ? numbers.Count : numbers[(g, and?[i] ?? 0)])];
    }

    private static long PairsWithin(int[] group, int split, Func<int, bool> member)
    {
        var left = new Dictionary<int, long>();
        var right = new Dictionary<int, long>();
        for (var i = 0; i < group.Length; i++)
        {
            if (group[i] != 0 && member(i))
            {
                var side = i < split ? left : right;
                side[group[i]] = side.GetValueOrDefault(group[i]) + 1;
            }
        }

        return split == 0 ? right.Values.Sum(n => n * (n - 1) / 2) : left.Sum(l => l.Value * right.GetValueOrDefault(l.Key));
    }
}
