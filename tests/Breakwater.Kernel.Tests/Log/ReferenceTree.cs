using System.Security.Cryptography;
using Breakwater.Kernel.Log;

namespace Breakwater.Kernel.Tests.Log;

/// <summary>
/// The tree straight from the text of RFC 6962 section 2.1, on raw bytes and by recursion: slow, and with nothing in
/// common with the code it judges.
/// </summary>
internal static class ReferenceTree
{
    /// <summary>The eight entries over which the published roots are taken.</summary>
    public static readonly byte[][] PublishedEntries =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    public static byte[] Root(ReadOnlySpan<byte[]> entries)
    {
        if (entries.Length == 0) return SHA256.HashData([]);
        if (entries.Length == 1) return SHA256.HashData([0x00, .. entries[0]]);
        var k = 1;
        while (k * 2 < entries.Length) k *= 2;
        return SHA256.HashData([0x01, .. Root(entries[..k]), .. Root(entries[k..])]);
    }

    /// <summary>Entry i is the text "entry i".</summary>
    public static byte[][] Entries(int count) => [.. Enumerable.Range(0, count).Select(i => System.Text.Encoding.UTF8.GetBytes($"entry {i}"))];

    public static TreeHash[] Leaves(IEnumerable<byte[]> entries) => [.. entries.Select(e => TreeHasher.Leaf(e))];

    public static TreeHash Hash(string hex) => TreeHash.TryParse(hex, out var hash) ? hash : throw new FormatException(hex);

    /// <summary>The same hash with one bit turned.</summary>
    public static TreeHash Turned(TreeHash hash, int bit = 0)
    {
        var bytes = hash.ToArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return TreeHash.From(bytes);
    }
}
