using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

/// <summary>Every tree of 0 to 64 leaves, every leaf, every earlier size; and what isn't a proof is refused.</summary>
public sealed class ProofTests
{
    private const int Largest = 64;
    private static readonly byte[][] Entries = ReferenceTree.Entries(Largest);
    private static readonly TreeHash[] Leaves = ReferenceTree.Leaves(Entries);
    private static readonly TreeHash[] Roots = [.. Enumerable.Range(0, Largest + 1).Select(n => TreeHash.From(ReferenceTree.Root(Entries.AsSpan(0, n))))];
    private static readonly TreeHash Strange = TreeHasher.Sha256("strange"u8);

    [Fact]
    public void Root_of_every_size_is_the_one_of_the_standard()
    {
        for (var size = 0; size <= Largest; size++) MerkleTree.Root(Leaves.AsSpan(0, size)).ShouldBe(Roots[size], $"size {size}");
    }

    [Fact]
    public void Every_inclusion_proof_holds_and_none_of_its_distortions()
    {
        var distortions = 0;
        for (var size = 1; size <= Largest; size++)
        {
            for (var position = 0; position < size; position++)
            {
                var proof = MerkleTree.ProveInclusion(Leaves.AsSpan(0, size), position);
                proof.Verify(Leaves[position], Roots[size]).ShouldBeTrue($"{position} of {size}");
                proof.Verify(Strange, Roots[size]).ShouldBeFalse($"another leaf, {position} of {size}");
                proof.Verify(Leaves[position], Strange).ShouldBeFalse($"another root, {position} of {size}");
                (proof with { Position = size }).Verify(Leaves[position], Roots[size]).ShouldBeFalse($"past the end of {size}");
                (proof with { Position = -1 }).Verify(Leaves[position], Roots[size]).ShouldBeFalse();
                for (var other = 0; other < size; other++)
                {
                    if (other != position)
                        (proof with { Position = other }).Verify(Leaves[position], Roots[size]).ShouldBeFalse($"{position} shown as {other} of {size}");
                }

                foreach (var path in Distortions(proof.Path))
                {
                    (proof with { Path = path }).Verify(Leaves[position], Roots[size]).ShouldBeFalse($"{position} of {size}, path of {path.Count}");
                    distortions++;
                }
            }
        }

        distortions.ShouldBeGreaterThan(25_000);
    }

    [Fact]
    public void Every_consistency_proof_holds_and_none_of_its_distortions()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var old = 1; old <= size; old++)
            {
                var proof = MerkleTree.ProveConsistency(Leaves.AsSpan(0, size), old);
                proof.Verify(Roots[old], Roots[size]).ShouldBeTrue($"{old} to {size}");
                proof.Verify(Strange, Roots[size]).ShouldBeFalse($"another old root, {old} to {size}");
                proof.Verify(Roots[old], Strange).ShouldBeFalse($"another new root, {old} to {size}");
                (proof with { OldSize = size + 1 }).Verify(Roots[old], Roots[size]).ShouldBeFalse();
                (proof with { OldSize = 0 }).Verify(Roots[old], Roots[size]).ShouldBeFalse();
                foreach (var path in Distortions(proof.Path))
                    (proof with { Path = path }).Verify(Roots[old], Roots[size]).ShouldBeFalse($"{old} to {size}, path of {path.Count}");
            }
        }
    }

    [Fact]
    public void Old_sizes_can_not_be_exchanged()
    {
        for (var size = 1; size <= Largest; size++)
        {
            for (var old = 1; old <= size; old++)
            {
                var proof = MerkleTree.ProveConsistency(Leaves.AsSpan(0, size), old);
                for (var other = 1; other <= size; other++)
                {
                    if (other != old) proof.Verify(Roots[other], Roots[size]).ShouldBeFalse($"proof from {old}, root of {other}");
                }
            }
        }
    }

    [Fact]
    public void A_node_can_not_pass_for_a_leaf()
    {
        byte[] children = [.. Leaves[0].ToArray(), .. Leaves[1].ToArray()];
        TreeHasher.Leaf(children).ShouldNotBe(TreeHasher.Node(Leaves[0], Leaves[1]));
    }

    [Fact]
    public void Proofs_outside_the_tree_can_not_be_made()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.ProveInclusion(Leaves.AsSpan(0, 3), 3));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.ProveInclusion(Leaves.AsSpan(0, 3), -1));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.ProveConsistency(Leaves.AsSpan(0, 3), 4));
        Should.Throw<ArgumentOutOfRangeException>(() => MerkleTree.ProveConsistency(Leaves.AsSpan(0, 3), 0));
    }

    private static IEnumerable<IReadOnlyList<TreeHash>> Distortions(IReadOnlyList<TreeHash> path)
    {
        yield return [.. path, Strange];
        yield return [.. path, TreeHasher.Empty];
        yield return [Strange, .. path];
        if (path.Count == 0) yield break;
        yield return [.. path.Skip(1)];
        yield return [.. path.SkipLast(1)];
        yield return [.. path, path[^1]];
        yield return [];
        for (var i = 0; i < path.Count; i++)
        {
            var turned = path.ToArray();
            turned[i] = ReferenceTree.Turned(turned[i], i * 7);
            yield return turned;
        }

        if (path.Count > 1) yield return [.. path.Reverse()];
    }
}
