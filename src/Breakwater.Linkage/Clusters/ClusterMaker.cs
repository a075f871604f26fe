using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Clusters;

/// <summary>A cluster that repair took apart, for a person to look at: the parts and why they were kept asunder.</summary>
public sealed record SplitCluster(IReadOnlyList<IReadOnlyList<int>> Parts, string Reason);

/// <summary>Which cluster each record is in, and which clusters were taken apart.</summary>
/// <param name="ClusterOf">For each record, the lowest record of its cluster.</param>
public sealed record Clustering(int[] ClusterOf, IReadOnlyList<SplitCluster> Splits);

/// <summary>
/// Joins records by pairs over a threshold, then repairs: in a group that isn't plainly one person, joins are made again from the
/// most likely pair down, and a join is refused when the two sides, taken as wholes, speak against it. So one thin record can't
/// chain two twins together, and no cluster holds two different valid NHS numbers.
/// </summary>
/// <param name="oneEach">Fields of which a cluster may hold one valid value only.</param>
public sealed class ClusterMaker(RecordSet records, PairScorer scorer, IReadOnlyList<Field> oneEach)
{
    /// <summary>Groups beyond this are repaired by the pairs at hand only; comparing all with all would cost too much.</summary>
    private const int LargestForAllPairs = 150;

    /// <summary>No single pair counts for more than this, so that a sum is never one pair's doing. Contradiction weighs more than likeness, which a thin record has with everybody.</summary>
    private const double MostFor = 4;
    private const double MostAgainst = 8;

    /// <summary>Clusters all records.</summary>
    /// <param name="pairs">Scored pairs, also those below the threshold: they speak against joins.</param>
    /// <param name="at">Lowest probability that joins.</param>
    public Clustering Make(ScoredPair[] pairs, double at, int threads, CancellationToken cancel)
    {
        var least = (float)Math.Log(at / (1 - at));
        var groups = new UnionFind(records.Count);
        foreach (var pair in pairs)
        {
            if (pair.LogOdds >= least)
            {
                groups.Join(pair.A, pair.B);
            }
        }

        var clusterOf = new int[records.Count];
        var size = new int[records.Count];
        for (var i = 0; i < clusterOf.Length; i++)
        {
            clusterOf[i] = groups.Find(i);
            size[clusterOf[i]]++;
        }

        var joins = new int[records.Count];
        foreach (var pair in pairs)
        {
            joins[clusterOf[pair.A]] += pair.LogOdds >= least ? 1 : 0;
        }

        // A group in which every pair joins needs no second look, unless it breaks a one-each rule.
        var breaks = Breaking(clusterOf);
        bool Suspect(int g) => size[g] > 2 ? (long)joins[g] < (long)size[g] * (size[g] - 1) / 2 || breaks.Contains(g) : size[g] == 2 && breaks.Contains(g);
        var suspects = Enumerable.Range(0, records.Count).Where(i => size[i] > 1 && Suspect(i)).ToArray();
        var (members, edges) = Gather(suspects, clusterOf, pairs, least);
        var splits = new SplitCluster?[suspects.Length];
        Parallel.For(0, suspects.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, () => scorer.NewMemos(), (s, _, memos) =>
        {
            splits[s] = Repair(members[s], edges[s], memos, (record, cluster) => clusterOf[record] = cluster);
            return memos;
        }, _ => { });
        return new Clustering(clusterOf, [.. splits.OfType<SplitCluster>()]);
    }

    private HashSet<int> Breaking(int[] clusterOf)
    {
        var breaks = new HashSet<int>();
        foreach (var field in oneEach)
        {
            var first = new Dictionary<int, int>();
            for (var i = 0; i < clusterOf.Length; i++)
            {
                if (ValidCode(field, i) is > 0 and var code && !first.TryAdd(clusterOf[i], code) && first[clusterOf[i]] != code)
                {
                    breaks.Add(clusterOf[i]);
                }
            }
        }

        return breaks;
    }

    private int ValidCode(Field field, int record)
    {
        var code = records.Row(record)[field.Index];
        return code > 0 && (field.Spec.Kind != FieldKind.NhsNumber || Identifiers.NhsNumber.IsValid(field.Values[code])) ? code : 0;
    }

    private static (List<int>[] Members, List<ScoredPair>[] Edges) Gather(int[] suspects, int[] clusterOf, ScoredPair[] pairs, float least)
    {
        // For each group's first record, its place among the suspects, counted from 1.
        var place = new int[clusterOf.Length];
        for (var s = 0; s < suspects.Length; s++)
        {
            place[suspects[s]] = s + 1;
        }

        var members = suspects.Select(_ => new List<int>()).ToArray();
        var edges = suspects.Select(_ => new List<ScoredPair>()).ToArray();
        for (var i = 0; i < clusterOf.Length; i++)
        {
            if (place[clusterOf[i]] is > 0 and var s)
            {
                members[s - 1].Add(i);
            }
        }

        foreach (var pair in pairs)
        {
            if (pair.LogOdds >= least && place[clusterOf[pair.A]] is > 0 and var s)
            {
                edges[s - 1].Add(pair);
            }
        }

        return (members, edges);
    }

    /// <summary>Joins again from the most likely pair down; tells the cluster of each record and what came apart.</summary>
    internal SplitCluster? Repair(List<int> members, List<ScoredPair> edges, LevelMemo[] memos, Action<int, int> assign)
    {
        var local = new Dictionary<int, int>();
        foreach (var member in members)
        {
            local.Add(member, local.Count);
        }

        var n = members.Count;
        var parts = new UnionFind(n);
        var content = Enumerable.Range(0, n).Select(i => new List<int> { i }).ToArray();
        var weights = n <= LargestForAllPairs ? AllPairs(members, edges, local, memos) : null;
        var reason = "";
        foreach (var edge in edges.OrderByDescending(e => e.LogOdds).ThenBy(e => e.A).ThenBy(e => e.B))
        {
            var (x, y) = (parts.Find(local[edge.A]), parts.Find(local[edge.B]));
            if (x == y)
            {
                continue;
            }

            var against = Against(content[x], content[y], members, weights, n);
            if (against is not null)
            {
                reason = against;
                continue;
            }

            parts.Join(x, y);
            var (keep, gone) = x < y ? (x, y) : (y, x);
            content[keep].AddRange(content[gone]);
            content[gone] = [];
        }

        for (var i = 0; i < n; i++)
        {
            assign(members[i], members[parts.Find(i)]);
        }

        var left = content.Where(c => c.Count > 0).Select(c => (IReadOnlyList<int>)[.. c.Select(i => members[i]).Order()]).ToList();
        return left.Count > 1 ? new SplitCluster(left, reason) : null;
    }

    private string? Against(List<int> one, List<int> other, List<int> members, double[]? weights, int n)
    {
        foreach (var field in oneEach)
        {
            var code = one.Select(i => ValidCode(field, members[i])).FirstOrDefault(c => c > 0);
            var rival = other.Select(i => ValidCode(field, members[i])).FirstOrDefault(c => c > 0);
            if (code > 0 && rival > 0 && code != rival)
            {
                return $"they hold two different valid values of {field.Spec.Name}";
            }
        }

        if (weights is null)
        {
            return null;
        }

        var sum = 0.0;
        var against = 0;
        foreach (var i in one)
        {
            foreach (var j in other)
            {
                sum += weights[(i * n) + j];
                against += weights[(i * n) + j] < 0 ? 1 : 0;
            }
        }

        // Most pairs must not contradict either: a thin record agrees with everybody, and would carry the sum.
        return sum < 0 || against * 2 > one.Count * other.Count ? "taken together, their records speak against one person" : null;
    }

    /// <summary>What each pair of members says for or against joining; pairs already scored are not compared again.</summary>
    private double[] AllPairs(List<int> members, List<ScoredPair> edges, Dictionary<int, int> local, LevelMemo[] memos)
    {
        var n = members.Count;
        var weights = new double[n * n];
        foreach (var edge in edges)
        {
            var (i, j) = (local[edge.A], local[edge.B]);
            weights[(i * n) + j] = weights[(j * n) + i] = Math.Clamp(edge.LogOdds, -MostAgainst, MostFor);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (weights[(i * n) + j] == 0)
                {
                    weights[(i * n) + j] = weights[(j * n) + i] = Math.Clamp(scorer.LogOdds(members[i], members[j], memos), -MostAgainst, MostFor);
                }
            }
        }

        return weights;
    }
}
