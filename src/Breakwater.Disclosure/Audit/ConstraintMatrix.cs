namespace Breakwater.Disclosure;

/// <summary>
/// The rows that a linear programme needs, stored by line and by column. Rows over a single cell become bounds of that cell. A figure
/// that two releases both show exactly enters the second time as its change, which has far fewer cells and says the same.
/// </summary>
internal sealed class ConstraintMatrix
{
    public ConstraintMatrix(FigureMatrix matrix)
    {
        ColumnCount = matrix.ColumnCount;
        LineOf = new int[matrix.Rows.Count];
        var rows = new List<int>();
        var minus = new List<int>();
        var lastShown = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in matrix.RowArray)
        {
            var exact = row.Shown.Least == row.Shown.Most;
            LineOf[row.Index] = row.Cells.Length > 1 || !exact ? rows.Count : -1;
            if (LineOf[row.Index] < 0) continue;
            rows.Add(row.Index);
            var before = -1;
            if (row.Standing == Standing.Released && exact)
            {
                var key = string.Join('\u001f', row.FigureList[0].Coordinates);
                before = lastShown.GetValueOrDefault(key, -1);
                lastShown[key] = row.Index;
            }
            minus.Add(before >= 0 && Differs(matrix.RowArray[before], row) < row.Cells.Length ? before : -1);
        }
        RowOfLine = [.. rows];
        MinusOfLine = [.. minus];
        var lines = rows.Zip(minus, (row, before) => Line(matrix.RowArray[row], before < 0 ? null : matrix.RowArray[before])).ToList();
        LineColumns = [.. lines.Select(line => line.Keys.ToArray())];
        LineWeights = [.. lines.Select(line => line.Values.ToArray())];
        var byColumn = new List<(int Line, int Weight)>[ColumnCount];
        for (var column = 0; column < ColumnCount; column++) byColumn[column] = [];
        for (var line = 0; line < lines.Count; line++)
            for (var k = 0; k < LineColumns[line].Length; k++) byColumn[LineColumns[line][k]].Add((line, LineWeights[line][k]));
        ColumnLines = [.. byColumn.Select(list => list.Select(entry => entry.Line).ToArray())];
        ColumnWeights = [.. byColumn.Select(list => list.Select(entry => entry.Weight).ToArray())];
    }

    public int ColumnCount { get; }

    public int LineCount => RowOfLine.Length;

    /// <summary>Line of each matrix row, −1 where the row is a bound.</summary>
    public int[] LineOf { get; }

    public int[] RowOfLine { get; }

    /// <summary>The earlier row that is taken away from the line's row; −1 for none.</summary>
    public int[] MinusOfLine { get; }

    public int[][] LineColumns { get; }

    public int[][] LineWeights { get; }

    public int[][] ColumnLines { get; }

    public int[][] ColumnWeights { get; }

    private static int Differs(MatrixRow before, MatrixRow row) => Line(row, before).Count;

    private static SortedDictionary<int, int> Line(MatrixRow row, MatrixRow? before)
    {
        var line = new SortedDictionary<int, int>();
        for (var k = 0; k < row.Cells.Length; k++) line[row.Cells[k]] = row.Weights[k];
        for (var k = 0; k < (before?.Cells.Length ?? 0); k++)
        {
            var weight = line.GetValueOrDefault(before!.Cells[k]) - before.Weights[k];
            if (weight == 0) line.Remove(before.Cells[k]);
            else line[before.Cells[k]] = weight;
        }
        return line;
    }
}
