using System.Buffers.Binary;
using System.Numerics;

namespace Breakwater.Kernel.Log;

/// <summary>
/// The right-hand edge of the tree (a "compact range" from leaf 0): one hash for each complete subtree, largest first,
/// so at most 63 hashes. It is all that a sequencer must store to go on appending and to know the root at once.
/// A frontier needs no trust: it fits a signed checkpoint only if its root is that checkpoint's root.
/// </summary>
public sealed class Frontier
{
    private const int SizeBytes = 8;
    private readonly TreeHash[] subtrees = new TreeHash[64];
    private int count;

    /// <summary>Leaves so far; also the 0-based position of the next leaf.</summary>
    public long Size { get; private set; }

    /// <summary>Adds the next leaf's hash.</summary>
    public void Append(in TreeHash leaf)
    {
        var hash = leaf;
        // Each trailing 1 bit of the size is a complete subtree as large as the one just made: they join.
        for (var joined = Size; (joined & 1) == 1; joined >>= 1)
            hash = TreeHasher.Node(subtrees[--count], hash);
        subtrees[count++] = hash;
        Size++;
    }

    /// <summary>The root at the present size (RFC 6962 section 2.1, MTH).</summary>
    public TreeHash Root()
    {
        if (count == 0) return TreeHasher.Empty;
        var root = subtrees[count - 1];
        for (var i = count - 2; i >= 0; i--) root = TreeHasher.Node(subtrees[i], root);
        return root;
    }

    /// <summary>A second frontier that goes its own way from here.</summary>
    public Frontier Copy()
    {
        var copy = new Frontier { Size = Size, count = count };
        subtrees.AsSpan(0, count).CopyTo(copy.subtrees);
        return copy;
    }

    /// <summary>The stored form: size as 8 bytes, big-endian, then 32 bytes for each subtree, largest first.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[SizeBytes + (count * TreeHash.Length)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < count; i++) subtrees[i].CopyTo(bytes.AsSpan(SizeBytes + (i * TreeHash.Length)));
        return bytes;
    }

    /// <summary>Takes up the stored form.</summary>
    /// <exception cref="FormatException">The bytes aren't a frontier: the number of hashes doesn't fit the size.</exception>
    public static Frontier From(ReadOnlySpan<byte> stored)
    {
        if (stored.Length < SizeBytes) throw new FormatException($"A frontier has at least {SizeBytes} bytes, not {stored.Length}.");
        var size = BinaryPrimitives.ReadInt64BigEndian(stored);
        if (size < 0) throw new FormatException($"A frontier's size can't be {size}.");
        var hashes = BitOperations.PopCount((ulong)size);
        if (stored.Length != SizeBytes + (hashes * TreeHash.Length))
            throw new FormatException($"A frontier of {size} leaves has {hashes} hashes, but {stored.Length - SizeBytes} bytes of them are stored.");
        var frontier = new Frontier { Size = size, count = hashes };
        for (var i = 0; i < hashes; i++)
            frontier.subtrees[i] = TreeHash.From(stored.Slice(SizeBytes + (i * TreeHash.Length), TreeHash.Length));
        return frontier;
    }
}
