namespace Breakwater.Kernel.Log;

/// <summary>
/// Shows that a later tree holds everything of an earlier one, unchanged and in the same order. Without it, two
/// checkpoints of one log may be two histories. Source: RFC 6962 section 2.1.2; checked as in RFC 9162 section 2.1.4.2.
/// </summary>
/// <param name="OldSize">Leaves in the earlier tree, at least 1.</param>
/// <param name="NewSize">Leaves in the later tree.</param>
/// <param name="Path">Hashes in the order of the standard.</param>
public sealed record ConsistencyProof(long OldSize, long NewSize, IReadOnlyList<TreeHash> Path)
{
    /// <summary>True only if the proof leads from <paramref name="oldRoot"/> to <paramref name="newRoot"/>.</summary>
    public bool Verify(TreeHash oldRoot, TreeHash newRoot)
    {
        // The standard proves nothing from an empty tree: every tree adds to it.
        if (OldSize < 1 || OldSize > NewSize) return false;
        if (OldSize == NewSize) return Path.Count == 0 && oldRoot == newRoot;
        if (Path.Count == 0) return false;

        var node = OldSize - 1;
        var last = NewSize - 1;
        for (; (node & 1) == 1; node >>= 1) last >>= 1;

        // An earlier tree that is one complete subtree is itself the first hash.
        var next = 0;
        var oldHash = node == 0 ? oldRoot : Path[next++];
        var newHash = oldHash;
        for (; next < Path.Count; next++)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                oldHash = TreeHasher.Node(Path[next], oldHash);
                newHash = TreeHasher.Node(Path[next], newHash);
                for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
            }
            else
            {
                newHash = TreeHasher.Node(newHash, Path[next]);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }
}
