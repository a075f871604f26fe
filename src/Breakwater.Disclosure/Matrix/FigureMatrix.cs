namespace Breakwater.Disclosure;

/// <summary>
/// The one matrix: every figure ever released is a row over non-negative inner cells (Fischetti and Salazar 2001, "Solving the
/// cell suppression problem on tabular data with linear constraints"). Cells that always appear together share one column.
/// </summary>
public sealed class FigureMatrix
{
    private readonly int[][] _rowsOf;
    private readonly int[][] _weightsOf;

    internal FigureMatrix(long[] counts, int[][] members, MatrixRow[] rows)
    {
        CountArray = counts;
        Members = members;
        RowArray = rows;
        var lists = new List<(int Row, int Weight)>[counts.Length];
        for (var c = 0; c < lists.Length; c++) lists[c] = [];
        foreach (var row in rows)
            for (var k = 0; k < row.Cells.Length; k++) lists[row.Cells[k]].Add((row.Index, row.Weights[k]));
        _rowsOf = [.. lists.Select(list => list.Select(entry => entry.Row).ToArray())];
        _weightsOf = [.. lists.Select(list => list.Select(entry => entry.Weight).ToArray())];
    }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => CountArray.Length;

    /// <summary>True count of each column. Secret.</summary>
    public IReadOnlyList<long> Counts => CountArray;

    /// <summary>All rows.</summary>
    public IReadOnlyList<MatrixRow> Rows => RowArray;

    /// <summary>The inner cells (numbered segment by segment) that share each column.</summary>
    public IReadOnlyList<IReadOnlyList<int>> ColumnMembers => Members;

    internal long[] CountArray { get; }

    internal int[][] Members { get; }

    internal MatrixRow[] RowArray { get; }

    /// <summary>Rows that a column is summed in.</summary>
    internal int[] RowsOf(int column) => _rowsOf[column];

    /// <summary>The column's coefficient in each of those rows.</summary>
    internal int[] WeightsOf(int column) => _weightsOf[column];
}
