namespace Breakwater.Disclosure;

/// <summary>
/// A row of the matrix: a sum of inner cells. Figures that sum the same cells (a district alone in its area) share one row,
/// since showing one shows all.
/// </summary>
public sealed class MatrixRow
{
    internal MatrixRow(int index, int[] columns, int[] coefficients, long value)
    {
        Index = index;
        Cells = columns;
        Weights = coefficients;
        Value = value;
    }

    /// <summary>Place in <see cref="FigureMatrix.Rows"/>.</summary>
    public int Index { get; }

    /// <summary>True value of the figure. Secret.</summary>
    public long Value { get; }

    /// <summary>How the row stands towards the public.</summary>
    public Standing Standing { get; internal set; } = Standing.Derived;

    /// <summary>What readers can conclude about the value once the row is shown: the value itself, or a range where it is rounded.</summary>
    public (long Least, long Most) Shown { get; internal set; }

    /// <summary>The figures that this row gives, in this and earlier releases.</summary>
    public IReadOnlyList<Figure> Figures => FigureList;

    /// <summary>Columns that are summed.</summary>
    public IReadOnlyList<int> Columns => Cells;

    /// <summary>Coefficient of each column, 1 save for differences.</summary>
    public IReadOnlyList<int> Coefficients => Weights;

    internal int[] Cells { get; }

    internal int[] Weights { get; }

    internal List<Figure> FigureList { get; } = [];

    /// <summary>Whether a release printed a symbol in its place. The rest of a sentence is withheld too, but nobody prints it.</summary>
    public bool HiddenBefore { get; internal set; }

    /// <summary>How many figures of the release at hand the row gives.</summary>
    internal int CandidateFigures { get; set; }

    /// <summary>The sum of the row over a vector of column values or changes.</summary>
    internal long Sum(long[] values)
    {
        long sum = 0;
        for (var k = 0; k < Cells.Length; k++) sum = checked(sum + (Weights[k] * values[Cells[k]]));
        return sum;
    }
}
