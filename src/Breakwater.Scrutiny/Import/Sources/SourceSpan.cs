using System.Runtime.InteropServices;

namespace Breakwater.Scrutiny.Import.Sources;

/// <summary>
/// Where a passage stands in the paper it was read from: characters counted from 0 (UTF-16 units) in the decoded
/// file, without a byte-order mark. For Word and PDF files, which hold no running text of their own, the count is in
/// the text drawn from them (<see cref="SourceText.CountsIn"/> says which of the two holds).
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SourceSpan(int Offset, int Length)
{
    public int End => Offset + Length;

    /// <summary>The smallest span that holds both.</summary>
    public SourceSpan Through(SourceSpan other)
    {
        var offset = Math.Min(Offset, other.Offset);
        return new SourceSpan(offset, Math.Max(End, other.End) - offset);
    }
}
