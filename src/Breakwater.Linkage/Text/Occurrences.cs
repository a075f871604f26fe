using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Breakwater.Linkage.Text;

/// <summary>Answers where a byte occurs in a short string, as a mask of places: one vector comparison, no table. Bytes after the 64th are not seen.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct Occurrences
{
    private readonly Vector256<byte> first;
    private readonly Vector256<byte> second;

    public Occurrences(ReadOnlySpan<byte> text)
    {
        Length = Math.Min(text.Length, 64);
        Span<byte> padded = stackalloc byte[64];
        text[..Length].CopyTo(padded);
        first = Vector256.Create<byte>(padded);
        second = Vector256.Create<byte>(padded[32..]);
    }

    public int Length { get; }

    /// <summary>Bit i is set when byte i is <paramref name="c"/>, which must not be 0.</summary>
    public ulong Of(byte c)
    {
        var wanted = Vector256.Create(c);
        ulong places = Vector256.Equals(first, wanted).ExtractMostSignificantBits();
        return Length <= 32 ? places : places | ((ulong)Vector256.Equals(second, wanted).ExtractMostSignificantBits() << 32);
    }
}
