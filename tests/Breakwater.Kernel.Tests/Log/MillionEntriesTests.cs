using System.Diagnostics;
using System.Globalization;
using System.Text;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

public sealed class MillionEntriesTests(ITestOutputHelper output)
{
    [Fact]
    public void A_million_entries_verify_within_ten_seconds_and_without_memory_of_their_own()
    {
        const int count = 1_000_000;
        var envelope = Encoding.UTF8.GetBytes(new string('e', 300) + " 0000000000");
        Span<byte> leaf = stackalloc byte[TreeHash.Length];
        var frontier = new Frontier();
        for (var i = 0; i < count; i++) frontier.Append(TreeHasher.Leaf(Numbered(envelope, i)));
        var shown = WrittenLog.Signer.Sign(WrittenLog.Origin, 1, count, frontier.Root(), WrittenLog.Began.AddDays(1), previous: null);

        var verifier = new LogVerifier(WrittenLog.Origin, [WrittenLog.Signer.PublicKey], [shown]);
        var watch = new Stopwatch();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < count; i++)
        {
            TreeHasher.Leaf(Numbered(envelope, i)).CopyTo(leaf);
            watch.Start();
            verifier.Add(new LogRow { Position = i, Fact = default, Envelope = envelope, StoredLeaf = leaf, Time = WrittenLog.Began, Payload = PayloadCheck.Right });
            watch.Stop();
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var report = verifier.Finish();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} envelopes of {envelope.Length} bytes: {watch.Elapsed.TotalSeconds:F2} s, {allocated} bytes allocated"));
        report.Fault.ShouldBeNull();
        report.Covered.ShouldBe(count);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        allocated.ShouldBeLessThan(100_000);
    }

    private static byte[] Numbered(byte[] envelope, int number)
    {
        number.TryFormat(envelope.AsSpan(^10), out _, "D10", CultureInfo.InvariantCulture);
        return envelope;
    }
}
