namespace Breakwater.Disclosure;

/// <summary>Lists the attackers that a policy names for a matrix.</summary>
internal static class AttackerRoster
{
    public static List<Attacker> For(FigureMatrix matrix, SuppressionPolicy policy, IReadOnlyList<Sensitive> sensitive)
    {
        var attackers = new List<Attacker> { Attacker.Outsider };
        var lone = sensitive.Where(s => s.Row.Value == 1 && s.Row.Standing is Standing.Candidate or Standing.Withheld && s.Row.Value == 1)
            .Select(s => s.Row).ToList();
        if (policy.Attackers.HasFlag(Attackers.Insider) || policy.Attackers.HasFlag(Attackers.Pairs))
            foreach (var row in lone) attackers.Add(new Attacker($"insider {row.Figures[0]}", row.Cells));
        if (policy.Attackers.HasFlag(Attackers.Pairs))
            foreach (var (a, b) in PairsWithinOneEquation(matrix, lone))
                attackers.Add(new Attacker($"insiders {a.Figures[0]} and {b.Figures[0]}", [.. a.Cells.Union(b.Cells)]));
        if (policy.Attackers.HasFlag(Attackers.KnowsZeros))
        {
            var zeros = matrix.RowArray.Where(row => row.Value == 0 && row.Standing == Standing.Candidate).SelectMany(row => row.Cells).Distinct();
            attackers.Add(new Attacker(KnowsZeros, [.. zeros]));
        }
        return attackers;
    }

    public const string KnowsZeros = "knows zeros";

    // Two lone figures can subtract from one published equation when a third figure covers both.
    private static IEnumerable<(MatrixRow A, MatrixRow B)> PairsWithinOneEquation(FigureMatrix matrix, List<MatrixRow> lone)
    {
        var ancestors = lone.Select(row => row.Cells.Select(cell => matrix.RowsOf(cell).ToHashSet())
            .Aggregate((a, b) => { a.IntersectWith(b); return a; })).ToList();
        for (var a = 0; a < lone.Count; a++)
            for (var b = a + 1; b < lone.Count; b++)
                if (!lone[a].Cells.Intersect(lone[b].Cells).Any() && ancestors[a].Overlaps(ancestors[b])) yield return (lone[a], lone[b]);
    }
}
