using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

/// <summary>The roots and proofs that are published for RFC 6962 logs.</summary>
public sealed class PublishedVectorsTests
{
    private const string Node01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private const string Node23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private const string Node45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private const string Node67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private const string Node03 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private const string Node47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private const string Leaf0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private const string Leaf1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private const string Leaf4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";

    private static readonly TreeHash[] Leaves = ReferenceTree.Leaves(ReferenceTree.PublishedEntries);

    public static TheoryData<int, string> Roots => new()
    {
        { 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { 1, Leaf0 },
        { 2, Node01 },
        { 3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
        { 4, Node03 },
        { 5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
        { 6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
        { 7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
        { 8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
    };

    public static TheoryData<int, int, string> Inclusions => new()
    {
        { 0, 1, "" },
        { 0, 8, $"{Leaf1} {Node23} {Node47}" },
        { 5, 8, $"{Leaf4} {Node67} {Node03}" },
        { 2, 3, Node01 },
        { 1, 5, $"{Leaf0} {Node23} {Leaf4}" },
    };

    public static TheoryData<int, int, string> Consistencies => new()
    {
        { 1, 1, "" },
        { 1, 8, $"{Leaf1} {Node23} {Node47}" },
        { 6, 8, $"{Node45} {Node67} {Node03}" },
        { 2, 5, $"{Node23} {Leaf4}" },
    };

    [Theory]
    [MemberData(nameof(Roots))]
    public void Root_is_the_published_one(int size, string root) =>
        MerkleTree.Root(Leaves.AsSpan(0, size)).ToString().ShouldBe(root);

    [Theory]
    [MemberData(nameof(Inclusions))]
    public void Inclusion_path_is_the_published_one(int position, int size, string path)
    {
        var proof = MerkleTree.ProveInclusion(Leaves.AsSpan(0, size), position);
        string.Join(' ', proof.Path).ShouldBe(path);
        proof.Verify(Leaves[position], MerkleTree.Root(Leaves.AsSpan(0, size))).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Consistencies))]
    public void Consistency_path_is_the_published_one(int oldSize, int newSize, string path)
    {
        var proof = MerkleTree.ProveConsistency(Leaves.AsSpan(0, newSize), oldSize);
        string.Join(' ', proof.Path).ShouldBe(path);
        proof.Verify(MerkleTree.Root(Leaves.AsSpan(0, oldSize)), MerkleTree.Root(Leaves.AsSpan(0, newSize))).ShouldBeTrue();
    }
}
