namespace Breakwater.Disclosure;

/// <summary>
/// All moves found so far, and which demands they meet under the pattern at hand. Hiding a row can only make more moves into
/// witnesses; showing one sets some aside until it is hidden again.
/// </summary>
internal sealed class WitnessPool
{
    private readonly FigureMatrix _matrix;
    private readonly int _attackers;
    private readonly List<int>?[] _knownTo;
    private readonly List<Demand>?[] _demandsOf;
    private readonly List<(Move Move, long Change)>?[] _movesOf;

    public WitnessPool(FigureMatrix matrix, Pattern pattern, IReadOnlyList<Attacker> attackers, IReadOnlyList<Demand> demands)
    {
        _matrix = matrix;
        _attackers = attackers.Count;
        Pattern = pattern;
        _knownTo = new List<int>?[matrix.ColumnCount];
        for (var a = 0; a < attackers.Count; a++)
            foreach (var column in attackers[a].Known) (_knownTo[column] ??= []).Add(a);
        _demandsOf = new List<Demand>?[matrix.Rows.Count];
        foreach (var demand in demands) (_demandsOf[demand.Row.Index] ??= []).Add(demand);
        _movesOf = new List<(Move, long)>?[matrix.Rows.Count];
    }

    public Pattern Pattern { get; }

    public List<Move> Moves { get; } = [];

    /// <summary>Moves looked at so far.</summary>
    public long Work { get; private set; }

    /// <summary>Forgets all moves but these, so that a long search doesn't wade through every move it ever found.</summary>
    public void Keep(IReadOnlySet<Move> kept)
    {
        Moves.RemoveAll(move => !kept.Contains(move));
        for (var serial = 0; serial < Moves.Count; serial++) Moves[serial].Serial = serial;
        foreach (var list in _movesOf) list?.RemoveAll(entry => !kept.Contains(entry.Move));
        foreach (var list in _demandsOf)
            foreach (var demand in list ?? []) demand.Cover.RemoveAll(move => !kept.Contains(move));
    }

    public void Add(Move move)
    {
        move.Serial = Moves.Count;
        Moves.Add(move);
        move.Notices = new AttackerSet(_attackers);
        foreach (var column in move.Columns)
            foreach (var attacker in _knownTo[column] ?? []) move.Notices.Add(attacker);
        foreach (var (row, change) in move.RowChanges)
        {
            (_movesOf[row] ??= []).Add((move, change));
            if (!Pattern.IsHidden(row) && Shows(row, change)) move.Conflicts++;
            foreach (var demand in _demandsOf[row] ?? [])
            {
                if (!demand.IsMetBy(change)) continue;
                demand.Cover.Add(move);
                move.Meets.Add(demand);
            }
        }
    }

    /// <summary>Tries the witnesses at hand turned round or taken several times; adds the first that meets the demand.</summary>
    public bool Reuse(Demand demand, int attacker)
    {
        Work += _movesOf[demand.Row.Index]?.Count ?? 0;
        foreach (var (move, change) in _movesOf[demand.Row.Index] ?? [])
        {
            if (move.Conflicts > 0 || move.Notices.Contains(attacker)) continue;
            var size = Math.Max(1, (Math.Abs(demand.Amount) + Math.Abs(change) - 1) / Math.Abs(change));
            for (var sign = -1; sign <= 1; sign += 2)
            {
                var factor = sign * size;
                if (factor == 1 || !demand.IsMetBy(factor * change)) continue;
                if (move.RowChanges.Any(r => !Pattern.IsHidden(r.Row) && Shows(r.Row, factor * r.Change)) || move.Times(_matrix, factor) is not { } again) continue;
                Add(again);
                return true;
            }
        }
        return false;
    }

    /// <summary>Moves through a row that are witnesses now.</summary>
    public IEnumerable<Move> WitnessesThrough(int row) => (_movesOf[row] ?? []).Where(entry => entry.Move.Conflicts == 0).Select(entry => entry.Move);

    /// <summary>Whether a reader would see that the row changed, were it shown.</summary>
    public bool Shows(int row, long change)
    {
        var r = _matrix.RowArray[row];
        return r.Value + change < r.Shown.Least || r.Value + change > r.Shown.Most;
    }

    public void Hide(int row)
    {
        if (Pattern.IsHidden(row)) return;
        Pattern.Hide(row);
        Work += _movesOf[row]?.Count ?? 0;
        foreach (var (move, change) in _movesOf[row] ?? [])
            if (Shows(row, change)) move.Conflicts--;
    }

    /// <summary>Shows a row again and lists the demands that lost a witness by it.</summary>
    public List<Demand> Show(int row)
    {
        var hurt = new HashSet<Demand>();
        if (!Pattern.IsHidden(row)) return [];
        Pattern.Show(row);
        Work += _movesOf[row]?.Count ?? 0;
        foreach (var (move, change) in _movesOf[row] ?? [])
            if (Shows(row, change) && move.Conflicts++ == 0) hurt.UnionWith(move.Meets);
        return [.. hurt];
    }
}
