using System.Security.Cryptography;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

public sealed class CheckpointTests
{
    private static readonly DateTime Time = new DateTime(2026, 3, 29, 0, 59, 59, DateTimeKind.Utc).AddTicks(1_234_567);
    private readonly CheckpointSigner signer = CheckpointSigner.Create();

    [Fact]
    public void The_line_reads_as_laid_down()
    {
        var shown = signer.Sign("merrowshire", 2, 8, TreeHasher.Empty, Time, previous: null);
        shown.Line.ShouldBe(
            "breakwater-checkpoint/1 origin=merrowshire epoch=2 size=8 root=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 "
            + $"time=2026-03-29T00:59:59.123456Z previous=- key={signer.PublicKey.Id} signature={shown.Signature}");
    }

    [Fact]
    public void A_line_comes_back_as_it_was_signed()
    {
        var first = signer.Sign("merrowshire", 1, 8, TreeHasher.Empty, Time, previous: null);
        var second = signer.Sign("merrowshire", 1, 9, TreeHasher.Empty, Time.AddMinutes(1), first.Checkpoint);
        var read = SignedCheckpoint.Parse(second.Line, "a test");
        read.Checkpoint.ShouldBe(second.Checkpoint);
        read.Checkpoint.Previous.ShouldBe(first.Checkpoint.Digest);
        read.Checkpoint.Time.Kind.ShouldBe(DateTimeKind.Utc);
        signer.PublicKey.HasSigned(read).ShouldBeTrue();
    }

    [Fact]
    public void Any_changed_field_breaks_the_signature()
    {
        var shown = signer.Sign("merrowshire", 1, 8, TreeHasher.Empty, Time, previous: null);
        Checkpoint[] changed =
        [
            shown.Checkpoint with { Origin = "merrowshire2" },
            shown.Checkpoint with { Epoch = 2 },
            shown.Checkpoint with { TreeSize = 7 },
            shown.Checkpoint with { Root = ReferenceTree.Turned(TreeHasher.Empty) },
            shown.Checkpoint with { Time = Time.AddSeconds(-1) },
            shown.Checkpoint with { Previous = TreeHasher.Empty },
        ];
        foreach (var checkpoint in changed) signer.PublicKey.HasSigned(shown with { Checkpoint = checkpoint }).ShouldBeFalse(checkpoint.Text);
        signer.PublicKey.HasSigned(shown).ShouldBeTrue();
    }

    [Fact]
    public void Another_key_has_not_signed()
    {
        using var other = CheckpointSigner.Create();
        var shown = signer.Sign("merrowshire", 1, 8, TreeHasher.Empty, Time, previous: null);
        other.PublicKey.HasSigned(shown).ShouldBeFalse();
        // Nor by giving the other key's signature this key's name.
        var forged = other.Sign(shown.Checkpoint with { KeyId = other.PublicKey.Id });
        signer.PublicKey.HasSigned(forged with { Checkpoint = shown.Checkpoint }).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => other.Sign(shown.Checkpoint));
    }

    [Fact]
    public void Keys_go_out_and_come_back_as_PEM()
    {
        var shown = signer.Sign("merrowshire", 1, 8, TreeHasher.Empty, Time, previous: null);
        using var key = CheckpointKey.FromPem(signer.PublicKey.ToPem(), "public.pem");
        key.Id.ShouldBe(signer.PublicKey.Id);
        key.HasSigned(shown).ShouldBeTrue();
        using var again = CheckpointSigner.FromPem(signer.ToPem(), "private.pem");
        key.HasSigned(again.Sign(shown.Checkpoint)).ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_key_file_is_named_with_its_fault()
    {
        using var curve384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<FormatException>(() => CheckpointKey.FromPem("nonsense", "k.pem")).Message.ShouldStartWith("k.pem: expected an elliptic-curve key");
        Should.Throw<FormatException>(() => CheckpointKey.FromPem(signer.ToPem(), "k.pem")).Message.ShouldContain("this is a private key");
        Should.Throw<FormatException>(() => CheckpointKey.FromPem(curve384.ExportSubjectPublicKeyInfoPem(), "k.pem")).Message.ShouldContain("P-256");
        Should.Throw<FormatException>(() => CheckpointSigner.FromPem(signer.PublicKey.ToPem(), "k.pem")).Message.ShouldContain("needs a private key");
    }

    [Fact]
    public void Nonsense_can_not_be_signed()
    {
        Should.Throw<ArgumentException>(() => signer.Sign("Merrow shire", 1, 8, TreeHasher.Empty, Time, previous: null));
        Should.Throw<ArgumentException>(() => signer.Sign("merrowshire", 0, 8, TreeHasher.Empty, Time, previous: null));
        Should.Throw<ArgumentException>(() => signer.Sign("merrowshire", 1, -1, TreeHasher.Empty, Time, previous: null));
        Should.Throw<ArgumentException>(() => signer.Sign("merrowshire", 1, 8, TreeHasher.Empty, DateTime.SpecifyKind(Time, DateTimeKind.Local), previous: null));
    }

    [Fact]
    public void A_consistency_proof_ties_two_checkpoints_of_one_epoch()
    {
        var leaves = ReferenceTree.Leaves(ReferenceTree.Entries(20));
        var old = signer.Sign("merrowshire", 1, 13, MerkleTree.Root(leaves.AsSpan(0, 13)), Time, previous: null).Checkpoint;
        var young = signer.Sign("merrowshire", 1, 20, MerkleTree.Root(leaves), Time, old).Checkpoint;
        var proof = MerkleTree.ProveConsistency(leaves, 13);
        young.OnlyAddsTo(old, proof).ShouldBeTrue();
        (young with { Epoch = 2 }).OnlyAddsTo(old, proof).ShouldBeFalse();
        (young with { Origin = "thornbeck" }).OnlyAddsTo(old, proof).ShouldBeFalse();
        young.OnlyAddsTo(old with { Root = TreeHasher.Empty }, proof).ShouldBeFalse();
        young.OnlyAddsTo(old with { TreeSize = 12 }, proof).ShouldBeFalse();
    }
}
