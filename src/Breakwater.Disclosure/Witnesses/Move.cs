namespace Breakwater.Disclosure;

/// <summary>
/// A witness written as its difference from the true table: adding an integer change to a few inner cells gives another complete,
/// non-negative table. <see cref="RowChanges"/> says which figures differ; it is a witness as long as all of those are hidden.
/// </summary>
public sealed class Move
{
    private Move(int[] columns, long[] changes, (int Row, long Change)[] rowChanges)
    {
        Columns = columns;
        Changes = changes;
        RowChanges = rowChanges;
    }

    /// <summary>Columns that differ from the true table.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>How much each of them differs.</summary>
    public IReadOnlyList<long> Changes { get; }

    /// <summary>Every row whose sum differs, and by how much.</summary>
    public IReadOnlyList<(int Row, long Change)> RowChanges { get; }

    /// <summary>Number of rows among <see cref="RowChanges"/> that are shown with another value; a witness while it is 0.</summary>
    internal int Conflicts { get; set; }

    /// <summary>Attackers who know one of the columns.</summary>
    internal HashSet<int> Notices { get; } = [];

    internal int Serial { get; set; }

    /// <summary>How much the move changes a row.</summary>
    internal long ChangeOf(int row)
    {
        foreach (var (r, change) in RowChanges)
            if (r == row) return change;
        return 0;
    }

    /// <summary>Checks the change in integers; null when a cell would fall below zero.</summary>
    internal static Move? Checked(FigureMatrix matrix, IEnumerable<KeyValuePair<int, long>> changes)
    {
        var columns = new List<int>();
        var values = new List<long>();
        var rows = new Dictionary<int, long>();
        foreach (var (column, change) in changes)
        {
            if (change == 0) continue;
            if (checked(matrix.CountArray[column] + change) < 0) return null;
            columns.Add(column);
            values.Add(change);
            foreach (var r in matrix.RowsOf(column))
            {
                var row = matrix.RowArray[r];
                var weight = row.Weights[Array.BinarySearch(row.Cells, column)];
                rows[r] = checked(rows.GetValueOrDefault(r) + (weight * change));
            }
        }
        return new Move([.. columns], [.. values], [.. rows.Where(pair => pair.Value != 0).Select(pair => (pair.Key, pair.Value))]);
    }
}
