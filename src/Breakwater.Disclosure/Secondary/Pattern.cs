namespace Breakwater.Disclosure;

/// <summary>Which rows are hidden. Released rows never are; withheld and derived rows always.</summary>
internal sealed class Pattern
{
    private readonly FigureMatrix _matrix;
    private readonly bool[] _hidden;
    private readonly int[] _shownZeroRows;

    public Pattern(FigureMatrix matrix, IEnumerable<int> hidden)
    {
        _matrix = matrix;
        _hidden = new bool[matrix.Rows.Count];
        _shownZeroRows = new int[matrix.ColumnCount];
        foreach (var row in matrix.RowArray)
        {
            _hidden[row.Index] = row.Standing is Standing.Withheld or Standing.Derived;
            if (!_hidden[row.Index] && IsZero(row)) Count(row, 1);
        }
        foreach (var row in hidden) Hide(row);
    }

    /// <summary>Goes up with every change.</summary>
    public long Version { get; private set; }

    public bool IsHidden(int row) => _hidden[row];

    /// <summary>Whether a shown zero fixes the column at zero.</summary>
    public bool IsZeroed(int column) => _shownZeroRows[column] > 0;

    /// <summary>Candidate rows that are hidden.</summary>
    public IEnumerable<int> HiddenCandidates =>
        _matrix.RowArray.Where(row => row.Standing == Standing.Candidate && _hidden[row.Index]).Select(row => row.Index);

    public void Hide(int row)
    {
        if (_hidden[row] || _matrix.RowArray[row].Standing != Standing.Candidate) return;
        Version++;
        _hidden[row] = true;
        if (IsZero(_matrix.RowArray[row])) Count(_matrix.RowArray[row], -1);
    }

    public void Show(int row)
    {
        if (!_hidden[row] || _matrix.RowArray[row].Standing != Standing.Candidate) return;
        Version++;
        _hidden[row] = false;
        if (IsZero(_matrix.RowArray[row])) Count(_matrix.RowArray[row], 1);
    }

    private static bool IsZero(MatrixRow row) => row.Shown is (0, 0) && row.Weights.All(weight => weight > 0);

    private void Count(MatrixRow row, int by)
    {
        foreach (var column in row.Cells) _shownZeroRows[column] += by;
    }
}
