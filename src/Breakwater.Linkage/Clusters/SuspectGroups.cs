using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Breakwater.Linkage.Scoring;

namespace Breakwater.Linkage.Clusters;

/// <summary>A pair that joins, by the places of its records in a list of the group's members, the lower place first.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GroupPair(int I, int J, float LogOdds) : IComparable<GroupPair>
{
    /// <summary>The likeliest first; ties stand in the members' order.</summary>
    public int CompareTo(GroupPair other) =>
        LogOdds != other.LogOdds ? other.LogOdds.CompareTo(LogOdds) : I != other.I ? I.CompareTo(other.I) : J.CompareTo(other.J);

    public static bool operator <(GroupPair left, GroupPair right) => left.CompareTo(right) < 0;

    public static bool operator >(GroupPair left, GroupPair right) => left.CompareTo(right) > 0;

    public static bool operator <=(GroupPair left, GroupPair right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GroupPair left, GroupPair right) => left.CompareTo(right) >= 0;
}

/// <summary>Members and pairs of all groups that need a second look, each group's side by side.</summary>
internal sealed class SuspectGroups
{
    private readonly int[] memberStarts;
    private readonly int[] members;
    private readonly int[] pairStarts;
    private readonly GroupPair[] joining;

    /// <param name="suspects">The groups, by their lowest record.</param>
    /// <param name="groupOf">For each record its group.</param>
    /// <param name="pairs">Scored pairs; those below the threshold don't join.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public SuspectGroups(List<int> suspects, int[] groupOf, ScoredPair[] pairs, float least)
    {
        // For each group's first record, its place among the suspects, counted from 1.
        var place = new int[groupOf.Length];
        for (var s = 0; s < suspects.Count; s++)
        {
            place[suspects[s]] = s + 1;
        }

        memberStarts = new int[suspects.Count + 2];
        pairStarts = new int[suspects.Count + 2];
        var within = new int[groupOf.Length];
        for (var i = 0; i < groupOf.Length; i++)
        {
            // Counting gives each record its place within its group as well.
            within[i] = memberStarts[place[groupOf[i]] + 1]++;
        }

        foreach (var pair in pairs)
        {
            pairStarts[place[groupOf[pair.A]] + 1] += pair.LogOdds >= least ? 1 : 0;
        }

        // Group 0 is all that is not suspect; it takes no room.
        (memberStarts[1], pairStarts[1]) = (0, 0);
        for (var s = 2; s < memberStarts.Length; s++)
        {
            memberStarts[s] += memberStarts[s - 1];
            pairStarts[s] += pairStarts[s - 1];
        }

        members = new int[memberStarts[^1]];
        joining = new GroupPair[pairStarts[^1]];
        for (var i = 0; i < groupOf.Length; i++)
        {
            if (place[groupOf[i]] is > 0 and var s)
            {
                members[memberStarts[s] + within[i]] = i;
            }
        }

        var next = pairStarts.AsSpan().ToArray();
        foreach (var pair in pairs)
        {
            if (pair.LogOdds >= least && place[groupOf[pair.A]] is > 0 and var s)
            {
                var (i, j) = (within[pair.A], within[pair.B]);
                joining[next[s]++] = new GroupPair(Math.Min(i, j), Math.Max(i, j), pair.LogOdds);
            }
        }
    }

    /// <summary>Records of a group, the lowest first.</summary>
    public ReadOnlySpan<int> Members(int group) => members.AsSpan(memberStarts[group + 1]..memberStarts[group + 2]);

    public Span<GroupPair> Pairs(int group) => joining.AsSpan(pairStarts[group + 1]..pairStarts[group + 2]);
}
