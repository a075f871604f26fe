using System.Numerics;

namespace Breakwater.Kernel.Log;

/// <summary>
/// Roots and proofs over a list of leaf hashes in order of position. Written as the standard defines them; each call
/// costs one pass over the leaves it covers. Source: RFC 6962 sections 2.1 (MTH), 2.1.1 (PATH), 2.1.2 (PROOF).
/// </summary>
public static class MerkleTree
{
    /// <summary>The root over all <paramref name="leaves"/>.</summary>
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves)
    {
        var frontier = new Frontier();
        foreach (ref readonly var leaf in leaves) frontier.Append(leaf);
        return frontier.Root();
    }

    /// <summary>Proves that the leaf at 0-based <paramref name="position"/> is in the tree over all <paramref name="leaves"/>.</summary>
    public static InclusionProof ProveInclusion(ReadOnlySpan<TreeHash> leaves, long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, leaves.Length);
        var path = new List<TreeHash>();
        Path((int)position, leaves, path);
        return new InclusionProof(position, leaves.Length, path);
    }

    /// <summary>Proves that the tree over all <paramref name="leaves"/> only added to the tree over the first <paramref name="oldSize"/> (at least 1).</summary>
    public static ConsistencyProof ProveConsistency(ReadOnlySpan<TreeHash> leaves, long oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leaves.Length);
        var path = new List<TreeHash>();
        SubProof((int)oldSize, leaves, known: true, path);
        return new ConsistencyProof(oldSize, leaves.Length, path);
    }

    private static void Path(int position, ReadOnlySpan<TreeHash> leaves, List<TreeHash> path)
    {
        if (leaves.Length <= 1) return;
        var split = Split(leaves.Length);
        if (position < split)
        {
            Path(position, leaves[..split], path);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            Path(position - split, leaves[split..], path);
            path.Add(Root(leaves[..split]));
        }
    }

    private static void SubProof(int oldSize, ReadOnlySpan<TreeHash> leaves, bool known, List<TreeHash> path)
    {
        if (oldSize == leaves.Length)
        {
            if (!known) path.Add(Root(leaves));
            return;
        }

        var split = Split(leaves.Length);
        if (oldSize <= split)
        {
            SubProof(oldSize, leaves[..split], known, path);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            SubProof(oldSize - split, leaves[split..], known: false, path);
            path.Add(Root(leaves[..split]));
        }
    }

    /// <summary>The largest power of two smaller than <paramref name="count"/> (which is at least 2).</summary>
    private static int Split(int count) => 1 << BitOperations.Log2((uint)count - 1);
}
