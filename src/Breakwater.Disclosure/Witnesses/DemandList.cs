namespace Breakwater.Disclosure;

/// <summary>Turns the sensitive rows and the attackers into demands.</summary>
internal static class DemandList
{
    public static List<Demand> For(FigureMatrix matrix, IReadOnlyList<Sensitive> sensitive, IReadOnlyList<Attacker> attackers)
    {
        var knownTo = new List<int>?[matrix.ColumnCount];
        for (var a = 0; a < attackers.Count; a++)
            foreach (var column in attackers[a].Known) (knownTo[column] ??= []).Add(a);
        var demands = new List<Demand>();
        var publicZeros = matrix.RowArray.Where(row => row.Standing == Standing.Released && row.Shown.Most == 0 && row.Weights.All(weight => weight > 0))
            .SelectMany(row => row.Cells).ToHashSet();
        foreach (var s in sensitive)
        {
            var partial = Overlaps(matrix, s.Row, attackers, knownTo, publicZeros, out var exempt);
            var others = new AttackerSet(attackers.Count, Enumerable.Range(0, attackers.Count).Where(a => !exempt.Contains(a)));
            foreach (var (side, amount) in Sides(s, 0)) demands.Add(new Demand(s.Row, side, amount, others, attackers.Count));
            // Those who know part of the row know that it can't be below that part.
            foreach (var group in partial.GroupBy(p => p.Own))
                foreach (var (side, amount) in Sides(s, group.Key))
                    demands.Add(new Demand(s.Row, side, amount, new AttackerSet(attackers.Count, group.Select(p => p.Attacker)), attackers.Count));
        }
        // What earlier releases hid for others' sake must not come out exactly through this one; it is not in itself sensitive. The rest of
        // a sentence was never hidden by choice: where whole and part may be shown, so may what is left.
        var judged = sensitive.Select(s => s.Row.Index).ToHashSet();
        foreach (var row in matrix.RowArray)
            if (row.Standing == Standing.Withheld && row.HiddenBefore && !judged.Contains(row.Index)) demands.Add(new Demand(row, Side.Either, 1, new AttackerSet(attackers.Count, [0]), attackers.Count) { IsWish = true });
        return demands;
    }

    private static IEnumerable<(Side Side, long Amount)> Sides(Sensitive s, long own)
    {
        if (s.Width is { } width)
        {
            yield return (Side.Either, width);
            yield break;
        }
        var low = Math.Max(s.Low, own);
        if (s.Row.Value > low) yield return (Side.Low, low - s.Row.Value);
        if (s.High > s.Row.Value) yield return (Side.High, s.High - s.Row.Value);
    }

    // Attackers who know a part of the row get demands of their own; those who know all of it (save what an earlier release shows to
    // be zero) can't be kept from knowing it.
    private static List<(int Attacker, long Own)> Overlaps(FigureMatrix matrix, MatrixRow row, IReadOnlyList<Attacker> attackers, List<int>?[] knownTo, HashSet<int> publicZeros, out HashSet<int> exempt)
    {
        exempt = [];
        var partial = new List<(int, long)>();
        var touching = row.Cells.SelectMany(column => knownTo[column] ?? []).GroupBy(a => a);
        foreach (var group in touching)
        {
            exempt.Add(group.Key);
            var known = attackers[group.Key].Known.ToHashSet();
            if (row.Cells.All(column => known.Contains(column) || publicZeros.Contains(column))) continue;
            long own = 0;
            for (var k = 0; k < row.Cells.Length; k++)
                if (known.Contains(row.Cells[k])) own += row.Weights[k] * matrix.CountArray[row.Cells[k]];
            partial.Add((group.Key, own));
        }
        // Who knows which figures are zero knows that this one isn't.
        for (var a = 0; a < attackers.Count; a++)
        {
            if (attackers[a].Name != AttackerRoster.KnowsZeros) continue;
            partial.RemoveAll(p => p.Item1 == a);
            exempt.Add(a);
            if (row.Value != 0) partial.Add((a, 1));
        }
        return partial;
    }
}
