namespace Breakwater.Disclosure;

/// <summary>
/// The start by elimination, repaired and cleaned up, kept with its witnesses. The search charges something for each figure, so it may
/// prefer one figure to many zeros that count fewer children between them; by children counted a release must never cost more than
/// elimination (GaussSuppression's method) at equal protection.
/// </summary>
internal sealed class EliminationStart
{
    private readonly SecondarySuppression _suppression;
    private readonly FigureMatrix _matrix;
    private readonly int[] _rows;
    private readonly HashSet<Move> _proof;

    /// <summary>Keeps the pattern at hand.</summary>
    public EliminationStart(SecondarySuppression suppression, FigureMatrix matrix)
    {
        _suppression = suppression;
        _matrix = matrix;
        _rows = [.. suppression.Secondaries];
        _proof = suppression.Proof();
    }

    /// <summary>
    /// Goes back to this start if it counts fewer children than the pattern at hand and leaves no more unmet; from then on children
    /// decide and figures only between patterns of equal value. False when the pattern at hand stays.
    /// </summary>
    public bool TakeIfFewerChildren()
    {
        var found = _suppression.Secondaries.ToArray();
        if (Value(_rows) >= Value(found)) return false;
        var unmet = Unmet();
        // The search forgets moves that it no longer needs.
        var known = _suppression.Pool.Moves.ToHashSet();
        foreach (var move in _proof)
            if (!known.Contains(move)) _suppression.Pool.Add(move.Times(_matrix, 1)!);
        _suppression.Adopt(_rows);
        if (Unmet() > unmet)
        {
            _suppression.Adopt(found);
            return false;
        }
        _suppression.Price = SuppressionCost.ByValueFirst(_matrix);
        return true;
    }

    private long Value(IEnumerable<int> rows) => rows.Sum(row => Math.Abs(_matrix.RowArray[row].Value) * _matrix.RowArray[row].CandidateFigures);

    private int Unmet() => _suppression.Demands.Count(demand => demand.FirstUnmet() >= 0);
}
