using System.Runtime.InteropServices;

namespace Breakwater.Kernel.Log;

/// <summary>
/// One SHA-256 value of the log's tree: a leaf, an inner node, a root or the digest of a checkpoint.
/// A value of 32 bytes, so that a million of them cost the collector nothing. Written as 64 lower-case hex digits.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TreeHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Length = 32;

    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    /// <summary>Takes a hash from exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than 32 bytes.</exception>
    public static TreeHash From(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? MemoryMarshal.Read<TreeHash>(bytes)
        : throw new ArgumentException($"A tree hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Writes the 32 bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);

    /// <summary>The 32 bytes in a new array, as a database column wants them.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Reads 64 lower-case hex digits; anything else is refused, so that one hash has one spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TreeHash hash)
    {
        hash = default;
        if (text.Length != 2 * Length || text.ContainsAnyInRange('A', 'F')) return false;
        Span<byte> bytes = stackalloc byte[Length];
        if (Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        hash = From(bytes);
        return true;
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
