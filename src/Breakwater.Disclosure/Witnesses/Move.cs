namespace Breakwater.Disclosure;

/// <summary>
/// A witness written as its difference from the true table: adding an integer change to a few inner cells gives another complete,
/// non-negative table. <see cref="RowChanges"/> says which figures differ; it is a witness as long as all of those are hidden.
/// </summary>
public sealed class Move
{
    private readonly int[] _columns;
    private readonly long[] _changes;
    private readonly (int Row, long Change)[] _rowChanges;

    private Move(int[] columns, long[] changes, (int Row, long Change)[] rowChanges)
    {
        _columns = columns;
        _changes = changes;
        _rowChanges = rowChanges;
    }

    /// <summary>Columns that differ from the true table.</summary>
    public IReadOnlyList<int> Columns => _columns;

    /// <summary>How much each of them differs.</summary>
    public IReadOnlyList<long> Changes => _changes;

    /// <summary>Every row whose sum differs, and by how much.</summary>
    public IReadOnlyList<(int Row, long Change)> RowChanges => _rowChanges;

    /// <summary>Number of rows among <see cref="RowChanges"/> that are shown with another value; a witness while it is 0.</summary>
    internal int Conflicts { get; set; }

    /// <summary>Attackers who know one of the columns.</summary>
    internal AttackerSet Notices { get; set; } = null!;

    /// <summary>The demands that the move is large enough for.</summary>
    internal List<Demand> Meets { get; } = [];

    internal int Serial { get; set; }

    /// <summary>How much the move changes a row.</summary>
    internal long ChangeOf(int row)
    {
        foreach (var (r, change) in _rowChanges)
            if (r == row) return change;
        return 0;
    }

    /// <summary>The move several times over, or turned round for a negative factor; null when a cell would fall below zero.</summary>
    internal Move? Times(FigureMatrix matrix, long factor)
    {
        for (var k = 0; k < _columns.Length; k++)
            if (checked(matrix.CountArray[_columns[k]] + (factor * _changes[k])) < 0) return null;
        return new Move(_columns, [.. _changes.Select(change => factor * change)], [.. _rowChanges.Select(r => (r.Row, checked(factor * r.Change)))]);
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
            var (through, weights) = (matrix.RowsOf(column), matrix.WeightsOf(column));
            for (var k = 0; k < through.Length; k++) rows[through[k]] = checked(rows.GetValueOrDefault(through[k]) + (weights[k] * change));
        }
        return new Move([.. columns], [.. values], [.. rows.Where(pair => pair.Value != 0).Select(pair => (pair.Key, pair.Value))]);
    }
}
