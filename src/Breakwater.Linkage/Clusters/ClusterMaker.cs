using System.Runtime.CompilerServices;
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
    /// <summary>Clusters all records.</summary>
    /// <param name="pairs">Scored pairs, also those below the threshold: they speak against joins.</param>
    /// <param name="at">Lowest probability that joins.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        var suspects = new List<int>();
        for (var g = 0; g < size.Length; g++)
        {
            if (size[g] > 1 && (breaks[g] || (long)joins[g] < (long)size[g] * (size[g] - 1) / 2))
            {
                suspects.Add(g);
            }
        }

        return new Clustering(clusterOf, TakeApart(suspects, clusterOf, pairs, least, threads, cancel));
    }

    private List<SplitCluster> TakeApart(List<int> suspects, int[] clusterOf, ScoredPair[] pairs, float least, int threads, CancellationToken cancel)
    {
        var groups = new SuspectGroups(suspects, clusterOf, pairs, least);
        var splits = new SplitCluster?[suspects.Count];
        Parallel.For(0, suspects.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, NewRepair, (s, _, repair) =>
        {
            var members = groups.Members(s);
            splits[s] = repair.Of(members, groups.Pairs(s));
            for (var i = 0; i < members.Length; i++)
            {
                clusterOf[members[i]] = members[repair.PartOf(i)];
            }

            return repair;
        }, _ => { });
        return [.. splits.OfType<SplitCluster>()];
    }

    internal GroupRepair NewRepair() => new(records, scorer, oneEach);

    /// <summary>Whether a group holds two valid values of a field of which there may be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool[] Breaking(int[] clusterOf)
    {
        var breaks = new bool[clusterOf.Length];
        foreach (var field in oneEach)
        {
            var first = new int[clusterOf.Length];
            for (var i = 0; i < clusterOf.Length; i++)
            {
                var code = GroupRepair.ValidCode(records, field, i);
                if (code > 0)
                {
                    ref var known = ref first[clusterOf[i]];
                    breaks[clusterOf[i]] |= known > 0 && known != code;
                    known = known > 0 ? known : code;
                }
            }
        }

        return breaks;
    }
}
