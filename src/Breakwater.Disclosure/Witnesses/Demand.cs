namespace Breakwater.Disclosure;

/// <summary>On which side of its true value a row must be movable.</summary>
public enum Side
{
    /// <summary>A witness at or below a low value.</summary>
    Low,

    /// <summary>A witness at or above a high value.</summary>
    High,

    /// <summary>A witness far enough away on either side; the true table is the other one.</summary>
    Either,
}

/// <summary>One thing that must be shown possible: a row moved by at least an amount, unnoticed by a group of attackers.</summary>
internal sealed class Demand(MatrixRow row, Side side, long amount, IReadOnlyList<int>? only, IReadOnlySet<int> exempt)
{
    public MatrixRow Row { get; } = row;

    public Side Side { get; } = side;

    /// <summary>Signed change that is asked for; for <see cref="Side.Either"/> its size.</summary>
    public long Amount { get; } = amount;

    /// <summary>The attackers it is about; null for all save <see cref="Exempt"/>.</summary>
    public IReadOnlyList<int>? Only { get; } = only;

    public IReadOnlySet<int> Exempt { get; } = exempt;

    /// <summary>Worth hiding more for, but no reason to block a release.</summary>
    public bool IsWish { get; init; }

    /// <summary>Moves large enough, whether or not the pattern at hand hides all they change.</summary>
    public List<Move> Cover { get; } = [];

    /// <summary>Demands that no pattern can meet, because what would have to be hidden is public already.</summary>
    public bool Hopeless { get; set; }

    public bool IsMetBy(long change) => Side switch
    {
        Side.Low => change <= Amount,
        Side.High => change >= Amount,
        _ => Math.Abs(change) >= Amount,
    };

    /// <summary>Attackers who would notice every move at hand.</summary>
    public List<int> Unmet()
    {
        if (Only is not null) return [.. Only.Where(attacker => !Cover.Exists(move => move.Conflicts == 0 && !move.Notices.Contains(attacker)))];
        HashSet<int>? noticed = null;
        foreach (var move in Cover)
        {
            if (move.Conflicts > 0) continue;
            if (noticed is null) noticed = [.. move.Notices.Where(attacker => !Exempt.Contains(attacker))];
            else noticed.IntersectWith(move.Notices);
            if (noticed.Count == 0) return [];
        }
        return noticed is null ? [0] : [.. noticed.Order()];
    }

    /// <summary>Few moves that prove the demand for all its attackers.</summary>
    public List<Move> Proof()
    {
        var proof = new List<Move>();
        if (Only is not null)
        {
            foreach (var attacker in Only)
                if (!proof.Exists(move => !move.Notices.Contains(attacker))
                    && Cover.Find(move => move.Conflicts == 0 && !move.Notices.Contains(attacker)) is { } found) proof.Add(found);
            return proof;
        }
        HashSet<int>? noticed = null;
        foreach (var move in Cover)
        {
            if (move.Conflicts > 0) continue;
            if (noticed is null) noticed = [.. move.Notices.Where(attacker => !Exempt.Contains(attacker))];
            else if (!noticed.Overlaps(move.Notices) || !noticed.IsSubsetOf(move.Notices)) noticed.IntersectWith(move.Notices);
            else continue;
            proof.Add(move);
            if (noticed.Count == 0) break;
        }
        return proof;
    }

    public override string ToString() => $"{Row.Figures[0]} moved by {Amount} ({Side})";
}
