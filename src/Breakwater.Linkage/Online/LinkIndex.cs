using System.Runtime.InteropServices;
using Breakwater.Linkage.Blocking;
using Breakwater.Linkage.Clusters;
using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Online;

/// <summary>A record that may be the person asked about.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Match(int Record, double LogOdds)
{
    public double Probability => PairScorer.Probability(LogOdds);
}

/// <summary>
/// Records in memory that answer "is this person among you?" and take additions and removals. Frequencies and parameters stay as
/// they were when the index was made, so a pair's probability doesn't change because of others who come or go.
/// </summary>
/// <remarks>One caller at a time: calls take turns under a lock. A question leaves nothing behind.</remarks>
public sealed class LinkIndex
{
    private readonly Lock turn = new();
    private readonly RecordSet records;
    private readonly Blocks blocks;
    private readonly KeyHolders holders;
    private readonly PairScorer scorer;
    private readonly GroupRepair repair;
    private readonly LevelMemo[] memos;
    private readonly Dictionary<(int Rule, uint Key), List<int>> added = [];
    private readonly HashSet<int> removed = [];

    internal LinkIndex(RecordSet records, Blocks blocks, PairScorer scorer, ClusterMaker maker)
    {
        this.records = records;
        this.blocks = blocks;
        holders = new KeyHolders(blocks, records.Count);
        this.scorer = scorer;
        repair = maker.NewRepair();
        memos = scorer.NewMemos(8);
    }

    /// <summary>The likeliest records for a person, most likely first.</summary>
    /// <param name="valueOfColumn">The person's values, by the column names of the indexed file; null where not known.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="atLeast">Lowest probability.</param>
    public IReadOnlyList<Match> Find(Func<string, string?> valueOfColumn, int most = 10, double atLeast = 0.01)
    {
        lock (turn)
        {
            var mark = records.Mark();
            try
            {
                var asked = records.Add("\0asked", valueOfColumn);
                blocks.Append(asked);
                return [.. Matches(asked, atLeast).Take(most)];
            }
            finally
            {
                records.TakeBack(mark);
                blocks.TakeBack();
            }
        }
    }

    /// <summary>Adds a record and returns those that it matches.</summary>
    public IReadOnlyList<Match> Add(string key, Func<string, string?> valueOfColumn, double atLeast = 0.01)
    {
        lock (turn)
        {
            var record = records.Add(key, valueOfColumn);
            blocks.Append(record);
            var matches = Matches(record, atLeast).ToList();
            for (var r = 0; r < blocks.Rules; r++)
            {
                if (blocks.KeyOf(record, r) is > 0 and var shared)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(added, (r, shared), out _) ??= []).Add(record);
                }
            }

            return matches;
        }
    }

    /// <summary>Takes a record out; its id stays used. False when there is no such record.</summary>
    public bool Remove(string key)
    {
        lock (turn)
        {
            var record = records.Find(key);
            return record >= 0 && removed.Add(record);
        }
    }

    /// <summary>Whether a record takes part.</summary>
    public bool Holds(int record) => record >= 0 && record < records.Count && !removed.Contains(record);

    /// <summary>The record of an id, or -1.</summary>
    public int RecordOf(string key) => records.Find(key);

    public string KeyOf(int record) => records.KeyOf(record);

    /// <summary>Explains why two indexed records do or don't match.</summary>
    public Explanation Explain(int a, int b)
    {
        lock (turn)
        {
            return Explanation.Of(records, scorer, a, b);
        }
    }

    /// <summary>Explains a match of a person asked about.</summary>
    public Explanation Explain(Func<string, string?> valueOfColumn, int record)
    {
        lock (turn)
        {
            var mark = records.Mark();
            try
            {
                return Explanation.Of(records, scorer, records.Add("\0asked", valueOfColumn), record);
            }
            finally
            {
                records.TakeBack(mark);
                blocks.TakeBack();
            }
        }
    }

    /// <summary>Splits a group of records joined by the given pairs into clusters; see <see cref="ClusterMaker"/>.</summary>
    internal void Repair(List<int> members, IEnumerable<ScoredPair> pairs, Action<int, int> assign)
    {
        var place = members.Select((record, i) => (record, i)).ToDictionary(p => p.record, p => p.i);
        GroupPair Placed(ScoredPair pair) => new(Math.Min(place[pair.A], place[pair.B]), Math.Max(place[pair.A], place[pair.B]), pair.LogOdds);
        lock (turn)
        {
            repair.Of(CollectionsMarshal.AsSpan(members), pairs.Select(Placed).ToArray());
            for (var i = 0; i < members.Count; i++)
            {
                assign(members[i], members[repair.PartOf(i)]);
            }
        }
    }

    private List<Match> Matches(int record, double atLeast)
    {
        // Codes of values that are taken back will stand for others, so nothing may be remembered from one question to the next.
        Array.ForEach(memos, m => m.Clear());
        var least = Math.Log(atLeast / (1 - atLeast));
        var found = new List<Match>();
        for (var r = 0; r < blocks.Rules; r++)
        {
            var key = blocks.KeyOf(record, r);
            if (key == 0)
            {
                continue;
            }

            var earlier = (1u << r) - 1;
            Judge(holders.Of(r, key));
            if (added.TryGetValue((r, key), out var late))
            {
                Judge(CollectionsMarshal.AsSpan(late));
            }

            void Judge(ReadOnlySpan<int> candidates)
            {
                foreach (var other in candidates)
                {
                    if (other != record && (blocks.Shared(record, other) & earlier) == 0 && !removed.Contains(other))
                    {
                        var odds = scorer.LogOdds(record, other, memos);
                        if (odds >= least)
                        {
                            found.Add(new Match(other, odds));
                        }
                    }
                }
            }
        }

        return [.. found.OrderByDescending(m => m.LogOdds).ThenBy(m => records.KeyOf(m.Record), StringComparer.Ordinal)];
    }
}
