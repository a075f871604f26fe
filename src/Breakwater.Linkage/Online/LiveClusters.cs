using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Online;

/// <summary>
/// Clusters that follow additions, updates and removals. Only the group that a change touches is looked at again, and by the same
/// repair as in a full run: with the same records, the clusters are the same in whatever order the records came.
/// </summary>
public sealed class LiveClusters
{
    private readonly LinkIndex index;
    private readonly double at;
    private readonly Dictionary<int, List<ScoredPair>> pairsOf = [];
    private readonly Dictionary<int, string> clusterOf = [];

    /// <summary>Starts from the pairs of a run over the indexed records.</summary>
    /// <param name="pairs">Scored pairs; those below the threshold are ignored.</param>
    /// <param name="at">Lowest probability that joins.</param>
    public LiveClusters(LinkIndex index, IEnumerable<ScoredPair> pairs, double at)
    {
        this.index = index;
        this.at = at;
        foreach (var pair in pairs.Where(p => p.Probability >= at))
        {
            Connect(pair);
        }

        var seen = new HashSet<int>();
        foreach (var record in pairsOf.Keys.ToList())
        {
            if (!seen.Contains(record))
            {
                seen.UnionWith(Regroup(record));
            }
        }
    }

    /// <summary>The cluster of a record: the first, in ordinal order, of its members' ids.</summary>
    public string ClusterOf(string key) => index.RecordOf(key) is >= 0 and var record && clusterOf.TryGetValue(record, out var cluster) ? cluster : key;

    /// <summary>Adds a record and returns its cluster.</summary>
    public string Add(string key, Func<string, string?> valueOfColumn)
    {
        var matches = index.Add(key, valueOfColumn, at);
        var record = index.RecordOf(key);
        foreach (var match in matches)
        {
            Connect(new ScoredPair(Math.Min(record, match.Record), Math.Max(record, match.Record), (float)match.LogOdds));
        }

        Regroup(record);
        return ClusterOf(key);
    }

    /// <summary>Takes a record out of its cluster and the index.</summary>
    public void Remove(string key)
    {
        var record = index.RecordOf(key);
        if (!index.Remove(key))
        {
            return;
        }

        clusterOf.Remove(record);
        if (!pairsOf.Remove(record, out var pairs))
        {
            return;
        }

        var others = pairs.Select(p => p.A == record ? p.B : p.A).ToList();
        foreach (var other in others)
        {
            pairsOf[other].RemoveAll(p => p.A == record || p.B == record);
        }

        foreach (var other in others)
        {
            Regroup(other);
        }
    }

    private void Connect(ScoredPair pair)
    {
        foreach (var end in (int[])[pair.A, pair.B])
        {
            if (!pairsOf.TryGetValue(end, out var pairs))
            {
                pairsOf.Add(end, pairs = []);
            }

            pairs.Add(pair);
        }
    }

    private List<int> Regroup(int start)
    {
        var group = new List<int> { start };
        var seen = new HashSet<int> { start };
        var edges = new HashSet<ScoredPair>();
        for (var i = 0; i < group.Count; i++)
        {
            foreach (var pair in pairsOf.GetValueOrDefault(group[i], []))
            {
                edges.Add(pair);
                var other = pair.A == group[i] ? pair.B : pair.A;
                if (seen.Add(other))
                {
                    group.Add(other);
                }
            }
        }

        // Repair works on places in a list of the group's members, in the order of their ids.
        group = [.. group.OrderBy(index.KeyOf, StringComparer.Ordinal)];
        var clusters = new Dictionary<int, int>();
        index.Repair(group, edges, (record, cluster) => clusters[record] = cluster);
        foreach (var part in group.GroupBy(r => clusters[r]))
        {
            var name = part.Select(index.KeyOf).Order(StringComparer.Ordinal).First();
            foreach (var record in part)
            {
                clusterOf[record] = name;
            }
        }

        return group;
    }
}
