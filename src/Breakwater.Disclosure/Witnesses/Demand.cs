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
internal sealed class Demand(MatrixRow row, Side side, long amount, AttackerSet attackers, int attackerCount)
{
    private readonly AttackerSet _left = new(attackerCount);

    public MatrixRow Row { get; } = row;

    public Side Side { get; } = side;

    /// <summary>Signed change that is asked for; for <see cref="Side.Either"/> its size.</summary>
    public long Amount { get; } = amount;

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

    /// <summary>The first attacker who would notice every move at hand; −1 when there is none and the demand is met.</summary>
    public int FirstUnmet() => Left(null).First;

    /// <summary>All attackers who would notice every move at hand.</summary>
    public List<int> Unmet() => [.. Left(null).Members()];

    /// <summary>Few moves that prove the demand for all its attackers.</summary>
    public List<Move> Proof()
    {
        var proof = new List<Move>();
        Left(proof);
        return proof;
    }

    private AttackerSet Left(List<Move>? proof)
    {
        _left.Set(attackers);
        foreach (var move in Cover)
        {
            if (move.Conflicts > 0 || !_left.Intersect(move.Notices)) continue;
            proof?.Add(move);
            if (_left.First < 0) break;
        }
        return _left;
    }

    public override string ToString() => $"{Row.Figures[0]} moved by {Amount} ({Side})";
}
