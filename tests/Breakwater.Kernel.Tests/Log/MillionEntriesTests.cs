using System.Globalization;
using System.Text;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

public sealed class MillionEntriesTests
{
    [Fact]
    public void A_million_entries_verify_without_memory_of_their_own()
    {
        const int count = 1_000_000;
        var envelope = Encoding.UTF8.GetBytes(new string('e', 300) + " 0000000000");
        Span<byte> leaf = stackalloc byte[TreeHash.Length];
        var frontier = new Frontier();
        for (var i = 0; i < count; i++) frontier.Append(TreeHasher.Leaf(Numbered(envelope, i)));
        var shown = WrittenLog.Signer.Sign(WrittenLog.Origin, 1, count, frontier.Root(), WrittenLog.Began.AddDays(1), previous: null);

        var verifier = new LogVerifier(WrittenLog.Origin, [WrittenLog.Signer.PublicKey], [shown]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            TreeHasher.Leaf(Numbered(envelope, i)).CopyTo(leaf);
            verifier.Add(new LogRow { Position = i, Fact = default, Envelope = envelope, StoredLeaf = leaf, Time = WrittenLog.Began, Payload = PayloadCheck.Right });
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var report = verifier.Finish();
        report.Fault.ShouldBeNull();
        report.Covered.ShouldBe(count);
        allocated.ShouldBeLessThan(100_000);
    }

    private static byte[] Numbered(byte[] envelope, int number)
    {
        number.TryFormat(envelope.AsSpan(^10), out _, "D10", CultureInfo.InvariantCulture);
        return envelope;
    }
}
