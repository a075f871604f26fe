namespace Breakwater.Disclosure;

/// <summary>What a run found: the pattern and the proof, or why there is none.</summary>
public sealed class Protection
{
    internal Protection(FigureMatrix matrix, SuppressionPolicy policy, IReadOnlyList<Sensitive> sensitive, IReadOnlyList<Attacker> attackers, SecondarySuppression suppression)
    {
        Matrix = matrix;
        Policy = policy;
        Sensitive = sensitive;
        Attackers = attackers;
        Suppression = suppression;
        Secondaries = [.. suppression.Secondaries];
        Blocked = [.. suppression.Demands.Where(demand => !demand.IsWish && demand.FirstUnmet() >= 0).Select(demand => demand.ToString())];
    }

    /// <summary>The matrix of everything released.</summary>
    public FigureMatrix Matrix { get; }

    /// <summary>The rules.</summary>
    public SuppressionPolicy Policy { get; }

    /// <summary>The sensitive rows.</summary>
    public IReadOnlyList<Sensitive> Sensitive { get; }

    /// <summary>Whom the release stands against.</summary>
    public IReadOnlyList<Attacker> Attackers { get; }

    /// <summary>Rows hidden for the sake of others.</summary>
    public IReadOnlyList<int> Secondaries { get; }

    /// <summary>What could not be protected; a release needs this to be empty.</summary>
    public IReadOnlyList<string> Blocked { get; }

    /// <summary>Whether branch and bound found that no cheaper pattern protects (small tables only).</summary>
    public bool LeastCostProven { get; init; }

    /// <summary>Sum of the values of the figures hidden as secondaries.</summary>
    public long SecondaryValue => Secondaries.Sum(row => Matrix.Rows[row].Value * Matrix.RowArray[row].CandidateFigures);

    /// <summary>Number of figures hidden as secondaries.</summary>
    public int SecondaryFigures => Secondaries.Sum(row => Matrix.RowArray[row].CandidateFigures);

    internal SecondarySuppression Suppression { get; }

    /// <summary>Whether a row is hidden.</summary>
    public bool IsHidden(int row) => Suppression.Pool.Pattern.IsHidden(row);

    /// <summary>The witnesses that the proof needs: every demand has one that no attacker named in it notices.</summary>
    public IReadOnlyList<WitnessTable> Witnesses(IReadOnlyList<long> innerCounts)
    {
        var needed = new SortedSet<int>();
        foreach (var demand in Suppression.Demands) needed.UnionWith(demand.Proof().Select(move => move.Serial));
        return [.. needed.Select(serial => WitnessTable.Of(Matrix, Suppression.Pool.Moves[serial], cell => innerCounts[cell]))];
    }

    /// <summary>The least and greatest value of a row over all witnesses: the attacker's interval holds at least this.</summary>
    public (long Least, long Most) WitnessedRange(int row)
    {
        var value = Matrix.Rows[row].Value;
        var (least, most) = (value, value);
        foreach (var move in Suppression.Pool.WitnessesThrough(row))
        {
            least = Math.Min(least, value + move.ChangeOf(row));
            most = Math.Max(most, value + move.ChangeOf(row));
        }
        return (least, most);
    }
}
