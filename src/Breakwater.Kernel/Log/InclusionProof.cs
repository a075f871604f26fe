namespace Breakwater.Kernel.Log;

/// <summary>
/// The hashes that lead from one leaf to the root, lowest first. Whoever holds a signed checkpoint can see with it that
/// one fact stands in the log without seeing any other fact. Source: RFC 6962 section 2.1.1; checked as in RFC 9162
/// section 2.1.3.2.
/// </summary>
/// <param name="Position">0-based position of the leaf.</param>
/// <param name="TreeSize">Leaves in the tree that the root is of.</param>
/// <param name="Path">Sibling hashes from the leaf up.</param>
public sealed record InclusionProof(long Position, long TreeSize, IReadOnlyList<TreeHash> Path)
{
    /// <summary>True only if the proof leads from <paramref name="leaf"/> at its position to <paramref name="root"/>.</summary>
    public bool Verify(TreeHash leaf, TreeHash root)
    {
        if (Position < 0 || Position >= TreeSize) return false;
        var node = Position;
        var last = TreeSize - 1;
        var hash = leaf;
        foreach (var sibling in Path)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHasher.Node(sibling, hash);
                // A right edge without a sibling rises until it is a right child.
                for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
            }
            else
            {
                hash = TreeHasher.Node(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && hash == root;
    }
}
