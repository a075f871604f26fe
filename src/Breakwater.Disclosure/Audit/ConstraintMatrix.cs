namespace Breakwater.Disclosure;

/// <summary>The rows that a linear programme needs, stored by row and by column. Rows over a single cell become bounds of that cell.</summary>
internal sealed class ConstraintMatrix
{
    public ConstraintMatrix(FigureMatrix matrix)
    {
        ColumnCount = matrix.ColumnCount;
        LineOf = new int[matrix.Rows.Count];
        var lines = new List<int>();
        foreach (var row in matrix.RowArray)
        {
            LineOf[row.Index] = row.Cells.Length > 1 || row.Shown.Least != row.Shown.Most ? lines.Count : -1;
            if (LineOf[row.Index] >= 0) lines.Add(row.Index);
        }
        RowOfLine = [.. lines];
        LineColumns = [.. lines.Select(r => matrix.RowArray[r].Cells)];
        LineWeights = [.. lines.Select(r => matrix.RowArray[r].Weights)];
        ColumnLines = new int[ColumnCount][];
        ColumnWeights = new int[ColumnCount][];
        for (var column = 0; column < ColumnCount; column++)
        {
            var rows = matrix.RowsOf(column).Where(r => LineOf[r] >= 0).ToArray();
            ColumnLines[column] = [.. rows.Select(r => LineOf[r])];
            ColumnWeights[column] = [.. rows.Select(r => matrix.RowArray[r].Weights[Array.BinarySearch(matrix.RowArray[r].Cells, column)])];
        }
    }

    public int ColumnCount { get; }

    public int LineCount => RowOfLine.Length;

    /// <summary>Line of each matrix row, −1 where the row is a bound.</summary>
    public int[] LineOf { get; }

    public int[] RowOfLine { get; }

    public int[][] LineColumns { get; }

    public int[][] LineWeights { get; }

    public int[][] ColumnLines { get; }

    public int[][] ColumnWeights { get; }
}
