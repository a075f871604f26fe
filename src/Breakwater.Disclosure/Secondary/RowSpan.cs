namespace Breakwater.Disclosure;

/// <summary>What the shown rows span over the prime field, kept in reduced form: no row holds another row's pivot column.</summary>
internal sealed class RowSpan(int columnCount, Func<int, long> count)
{
    private readonly Dictionary<int, ulong>?[] _rowOfPivot = new Dictionary<int, ulong>?[columnCount];
    private readonly HashSet<int>[] _pivotsHolding = [.. Enumerable.Range(0, columnCount).Select(_ => new HashSet<int>())];
    private int _newest = -1;

    public int Rank { get; private set; }

    /// <summary>The row less its projection on the span; empty when the shown rows determine it.</summary>
    public Dictionary<int, ulong> Reduce(MatrixRow row)
    {
        var vector = new Dictionary<int, ulong>(row.Cells.Length);
        for (var k = 0; k < row.Cells.Length; k++) vector[row.Cells[k]] = PrimeField.Of(row.Weights[k]);
        foreach (var column in row.Cells)
            if (_rowOfPivot[column] is { } pivotRow && vector.TryGetValue(column, out var factor)) Subtract(vector, factor, pivotRow);
        return vector;
    }

    /// <summary>Brings a vector that was reduced before up to date with the row added last.</summary>
    public void ReduceByNewest(Dictionary<int, ulong> vector)
    {
        if (_newest >= 0 && vector.TryGetValue(_newest, out var factor)) Subtract(vector, factor, _rowOfPivot[_newest]!);
    }

    /// <summary>Adds a reduced row. Its pivot is the column that fewest other rows hold, of those the smallest count.</summary>
    public void Add(Dictionary<int, ulong> reduced)
    {
        _newest = -1;
        if (reduced.Count == 0) return;
        var pivot = reduced.Keys.MinBy(column => (_pivotsHolding[column].Count, count(column), column));
        var inverse = PrimeField.Inverse(reduced[pivot]);
        var row = new Dictionary<int, ulong>(reduced.Count);
        foreach (var (column, value) in reduced) row[column] = PrimeField.Multiply(value, inverse);
        foreach (var other in _pivotsHolding[pivot].ToArray())
        {
            var holder = _rowOfPivot[other]!;
            var factor = holder[pivot];
            foreach (var column in row.Keys) _pivotsHolding[column].Add(other);
            Subtract(holder, factor, row);
            foreach (var column in row.Keys)
                if (!holder.ContainsKey(column)) _pivotsHolding[column].Remove(other);
        }
        foreach (var column in row.Keys) _pivotsHolding[column].Add(pivot);
        _rowOfPivot[pivot] = row;
        _newest = pivot;
        Rank++;
    }

    private static void Subtract(Dictionary<int, ulong> vector, ulong factor, Dictionary<int, ulong> row)
    {
        foreach (var (column, value) in row)
        {
            var left = PrimeField.Subtract(vector.GetValueOrDefault(column), PrimeField.Multiply(factor, value));
            if (left == 0) vector.Remove(column);
            else vector[column] = left;
        }
    }
}
