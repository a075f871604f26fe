namespace Breakwater.Disclosure;

/// <summary>
/// The inverse of the basis in product form: elementary matrices that each differ from the identity in one column, kept one after
/// the other in two arrays so that a run over them stays within the cache (Koberstein 2005, section 3.2).
/// </summary>
internal sealed class EtaFile
{
    private int[] _line = new int[64];
    private double[] _pivot = new double[64];
    private int[] _end = new int[64];
    private int[] _rows = new int[1024];
    private double[] _values = new double[1024];
    private int _fill;

    /// <summary>Number of elementary matrices.</summary>
    public int Count { get; private set; }

    /// <summary>Entries beside the pivot in the one added last.</summary>
    public int NewestLength => _fill - StartOf(Count - 1);

    public void Clear() => Count = _fill = 0;

    /// <summary>Starts another elementary matrix; its entries beside the pivot follow by <see cref="Append"/>.</summary>
    public void Begin(int line, double pivot)
    {
        if (Count == _line.Length)
        {
            Array.Resize(ref _line, 2 * Count);
            Array.Resize(ref _pivot, 2 * Count);
            Array.Resize(ref _end, 2 * Count);
        }
        _line[Count] = line;
        _pivot[Count] = pivot;
        _end[Count++] = _fill;
    }

    public void Append(int row, double value)
    {
        if (_fill == _rows.Length)
        {
            Array.Resize(ref _rows, 2 * _fill);
            Array.Resize(ref _values, 2 * _fill);
        }
        _rows[_fill] = row;
        _values[_fill++] = value;
        _end[Count - 1] = _fill;
    }

    /// <summary>Multiplies a vector from the left, the newest matrix first; gives the number of entries run over.</summary>
    public int TransposedSolve(double[] vector)
    {
        for (var e = Count - 1; e >= 0; e--)
        {
            var start = StartOf(e);
            var rows = _rows.AsSpan(start, _end[e] - start);
            var values = _values.AsSpan(start, rows.Length);
            var sum = vector[_line[e]];
            for (var k = 0; k < rows.Length; k++) sum -= vector[rows[k]] * values[k];
            vector[_line[e]] = sum / _pivot[e];
        }
        return _fill;
    }

    /// <summary>Multiplies a vector from the right, the oldest matrix first.</summary>
    public void Solve(double[] vector)
    {
        for (var e = 0; e < Count; e++)
        {
            if (vector[_line[e]] == 0) continue;
            var t = vector[_line[e]] /= _pivot[e];
            for (var k = StartOf(e); k < _end[e]; k++) vector[_rows[k]] -= _values[k] * t;
        }
    }

    /// <summary>The same for a sparse vector whose places that aren't zero are listed.</summary>
    public void Solve(double[] vector, bool[] isListed, List<int> listed)
    {
        for (var e = 0; e < Count; e++)
        {
            if (vector[_line[e]] == 0) continue;
            var t = vector[_line[e]] /= _pivot[e];
            for (var k = StartOf(e); k < _end[e]; k++)
            {
                var row = _rows[k];
                vector[row] -= _values[k] * t;
                if (isListed[row]) continue;
                isListed[row] = true;
                listed.Add(row);
            }
        }
    }

    private int StartOf(int e) => e == 0 ? 0 : _end[e - 1];
}
