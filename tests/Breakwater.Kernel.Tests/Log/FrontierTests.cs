using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

public sealed class FrontierTests
{
    private static readonly TreeHash[] Leaves = ReferenceTree.Leaves(ReferenceTree.Entries(200));

    [Fact]
    public void Goes_on_from_stored_state_at_every_size()
    {
        var unbroken = new Frontier();
        var stored = unbroken.ToArray();
        for (var i = 0; i < Leaves.Length; i++)
        {
            var resumed = Frontier.From(stored);
            resumed.Size.ShouldBe(i);
            resumed.Append(Leaves[i]);
            unbroken.Append(Leaves[i]);
            resumed.Root().ShouldBe(unbroken.Root());
            unbroken.Root().ShouldBe(MerkleTree.Root(Leaves.AsSpan(0, i + 1)));
            stored = resumed.ToArray();
        }
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var first = new Frontier();
        first.Append(Leaves[0]);
        var second = first.Copy();
        second.Append(Leaves[1]);
        first.Size.ShouldBe(1);
        first.Root().ShouldBe(Leaves[0]);
        second.Root().ShouldBe(TreeHasher.Node(Leaves[0], Leaves[1]));
    }

    [Theory]
    [InlineData(4, "at least 8 bytes")]
    [InlineData(8 + 32, "has 2 hashes")]
    [InlineData(8 + 96, "has 2 hashes")]
    public void Refuses_stored_bytes_that_do_not_fit_the_size(int length, string reason)
    {
        var stored = new byte[length];
        if (length >= 8) stored[7] = 3;
        Should.Throw<FormatException>(() => Frontier.From(stored)).Message.ShouldContain(reason);
    }

    [Fact]
    public void Long_entries_hash_like_short_ones()
    {
        foreach (var length in new[] { 0, 1, 1022, 1023, 1024, 1025, 70_000 })
        {
            var entry = new byte[length];
            TreeHasher.Leaf(entry).ToArray().ShouldBe(System.Security.Cryptography.SHA256.HashData([0, .. entry]));
        }
    }

    [Fact]
    public void A_hash_has_one_spelling()
    {
        var text = Leaves[0].ToString();
        TreeHash.TryParse(text, out var same).ShouldBeTrue();
        same.ShouldBe(Leaves[0]);
        TreeHash.TryParse(text.ToUpperInvariant(), out _).ShouldBeFalse();
        TreeHash.TryParse(text.AsSpan(1), out _).ShouldBeFalse();
        TreeHash.TryParse(text.Replace(text[0], 'g'), out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => TreeHash.From(new byte[31]));
    }
}
