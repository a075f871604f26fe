using System.Buffers;
using System.Security.Cryptography;

namespace Breakwater.Kernel.Log;

/// <summary>
/// The two hash functions of the tree. Leaves and nodes carry different first bytes, so that nobody can pass a node
/// off as a leaf. Source: RFC 6962 section 2.1.
/// </summary>
public static class TreeHasher
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;
    private const int OnStack = 1024;

    /// <summary>The root of a log that holds nothing yet: SHA-256 of no bytes.</summary>
    public static readonly TreeHash Empty = TreeHash.From(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 ‖ entry). <paramref name="entry"/> is the envelope exactly as it is stored.</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length < OnStack) return Leaf(entry, stackalloc byte[OnStack]);
        var rented = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        try
        {
            return Leaf(entry, rented);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static TreeHash Node(in TreeHash left, in TreeHash right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * TreeHash.Length)];
        buffer[0] = NodePrefix;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + TreeHash.Length)..]);
        return Sha256(buffer);
    }

    /// <summary>Plain SHA-256, for what stands beside the tree (a checkpoint's digest).</summary>
    public static TreeHash Sha256(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[TreeHash.Length];
        SHA256.HashData(bytes, hash);
        return TreeHash.From(hash);
    }

    private static TreeHash Leaf(ReadOnlySpan<byte> entry, Span<byte> buffer)
    {
        buffer[0] = LeafPrefix;
        entry.CopyTo(buffer[1..]);
        return Sha256(buffer[..(entry.Length + 1)]);
    }
}
