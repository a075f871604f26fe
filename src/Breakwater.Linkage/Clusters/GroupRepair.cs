using Breakwater.Linkage.Comparisons;
using Breakwater.Linkage.Records;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Clusters;

/// <summary>
/// Joins one group again from its likeliest pair down, and refuses a join when the two sides, taken as wholes, speak against it.
/// For one thread; what it needs is kept from one group to the next.
/// </summary>
internal sealed class GroupRepair(RecordSet records, PairScorer scorer, IReadOnlyList<Field> oneEach)
{
    /// <summary>Groups beyond this are repaired by the pairs at hand only; comparing all with all would cost too much.</summary>
    private const int LargestForAllPairs = 150;

    /// <summary>No single pair counts for more than this, so that a sum is never one pair's doing. Contradiction weighs more than likeness, which a thin record has with everybody.</summary>
    private const double MostFor = 4;
    private const double MostAgainst = 8;

    private readonly LevelMemo[] memos = scorer.NewMemos();
    private int[] partOf = new int[16];
    private double[] weights = new double[256];
    private int n;
    private bool weighed;

    /// <summary>The part that a member is in now, by the place of the part's first member.</summary>
    public int PartOf(int place) => partOf[place];

    /// <summary>Repairs a group, and tells what came apart; null when all stayed together.</summary>
    /// <param name="members">The group's records.</param>
    /// <param name="pairs">Its pairs that join; they are sorted.</param>
    public SplitCluster? Of(ReadOnlySpan<int> members, Span<GroupPair> pairs)
    {
        n = members.Length;
        if (partOf.Length < n)
        {
            partOf = new int[n * 2];
        }

        for (var i = 0; i < n; i++)
        {
            partOf[i] = i;
        }

        pairs.Sort();
        weighed = n <= LargestForAllPairs;
        if (weighed)
        {
            WeighAllPairs(members, pairs);
        }

        var (parts, reason) = (n, "");
        foreach (var pair in pairs)
        {
            var (x, y) = (partOf[pair.I], partOf[pair.J]);
            if (x == y)
            {
                continue;
            }

            if (Against(x, y, members) is { } against)
            {
                reason = against;
                continue;
            }

            var (keep, gone) = x < y ? (x, y) : (y, x);
            partOf.AsSpan(0, n).Replace(gone, keep);
            parts--;
        }

        return parts > 1 ? new SplitCluster(Parts(members), reason) : null;
    }

    private List<IReadOnlyList<int>> Parts(ReadOnlySpan<int> members)
    {
        var parts = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < n; i++)
        {
            if (!parts.TryGetValue(partOf[i], out var part))
            {
                parts.Add(partOf[i], part = []);
            }

            part.Add(members[i]);
        }

        return [.. parts.Values.Select(p => (IReadOnlyList<int>)[.. p.Order()])];
    }

    private string? Against(int one, int other, ReadOnlySpan<int> members)
    {
        foreach (var field in oneEach)
        {
            var (code, rival) = (FirstValid(field, one, members), FirstValid(field, other, members));
            if (code > 0 && rival > 0 && code != rival)
            {
                return $"they hold two different valid values of {field.Spec.Name}";
            }
        }

        if (!weighed)
        {
            return null;
        }

        var (sum, against, between) = (0.0, 0, 0);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n && partOf[i] == one; j++)
            {
                if (partOf[j] == other)
                {
                    sum += weights[(i * n) + j];
                    against += weights[(i * n) + j] < 0 ? 1 : 0;
                    between++;
                }
            }
        }

        // Most pairs must not contradict either: a thin record agrees with everybody, and would carry the sum.
        return sum < 0 || against * 2 > between ? "taken together, their records speak against one person" : null;
    }

    private int FirstValid(Field field, int part, ReadOnlySpan<int> members)
    {
        for (var i = 0; i < n; i++)
        {
            if (partOf[i] == part && ValidCode(records, field, members[i]) is > 0 and var code)
            {
                return code;
            }
        }

        return 0;
    }

    /// <summary>The code of a record's value; 0 when there is none or it can't be right.</summary>
    public static int ValidCode(RecordSet records, Field field, int record)
    {
        var code = records.Row(record)[field.Index];
        return code > 0 && (field.Spec.Kind != FieldKind.NhsNumber || Identifiers.NhsNumber.IsValid(field.Values[code])) ? code : 0;
    }

    /// <summary>What each pair of members says for or against joining; pairs already scored are not compared again.</summary>
    private void WeighAllPairs(ReadOnlySpan<int> members, ReadOnlySpan<GroupPair> pairs)
    {
        if (weights.Length < n * n)
        {
            weights = new double[n * n];
        }

        var scored = weights.AsSpan(0, n * n);
        scored.Clear();
        foreach (var pair in pairs)
        {
            scored[(pair.I * n) + pair.J] = scored[(pair.J * n) + pair.I] = Math.Clamp(pair.LogOdds, -MostAgainst, MostFor);
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (scored[(i * n) + j] == 0)
                {
                    scored[(i * n) + j] = scored[(j * n) + i] = Math.Clamp(scorer.LogOdds(members[i], members[j], memos), -MostAgainst, MostFor);
                }
            }
        }
    }
}
