using System.Runtime.InteropServices;

namespace Breakwater.Linkage.Comparisons;

/// <summary>Two records by their places among rows that lie side by side, and the rules that make the pair.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FreshPair(int I, int J, uint Shared);

/// <summary>Some pairs of records with their field codes.</summary>
public readonly ref struct RowPairs
{
    private readonly ReadOnlySpan<int> rows;
    private readonly ReadOnlySpan<FreshPair> pairs;
    private readonly int width;

    /// <param name="rows">Rows of codes, side by side.</param>
    /// <param name="width">Codes in a row.</param>
    /// <param name="pairs">Places of the two rows of each pair.</param>
    internal RowPairs(ReadOnlySpan<int> rows, int width, ReadOnlySpan<FreshPair> pairs)
    {
        this.rows = rows;
        this.width = width;
        this.pairs = pairs;
    }

    /// <summary>How many pairs.</summary>
    public int Count => pairs.Length;

    /// <summary>The codes of a pair's first record.</summary>
    public ReadOnlySpan<int> First(int pair) => rows.Slice(pairs[pair].I * width, width);

    /// <summary>The codes of its second record.</summary>
    public ReadOnlySpan<int> Second(int pair) => rows.Slice(pairs[pair].J * width, width);
}
