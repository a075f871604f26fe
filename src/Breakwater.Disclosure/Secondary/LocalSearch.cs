namespace Breakwater.Disclosure;

/// <summary>
/// Looks for a cheaper pattern: shows a few secondaries that lie near each other, makes them dear, meets what broke in another way and
/// cleans up; keeps what isn't worse. The seed is fixed, so the same input gives the same release.
/// </summary>
internal static class LocalSearch
{
    private const int MostMoves = 200;

    public static void Improve(SecondarySuppression s, Effort effort)
    {
        var random = new Random(2_305_843);
        var end = s.Work + effort.Search;
        var best = s.Secondaries.ToArray();
        var proof = s.Proof();
        var bestCost = s.Cost;
        var current = best;
        var currentCost = bestCost;
        var idle = 0;
        while (s.Work < end && current.Length > 0 && idle < 60 + (12 * current.Length))
        {
            idle++;
            if (s.Pool.Moves.Count > MostMoves + (4 * proof.Count)) s.Pool.Keep(proof.Union(s.Proof()).ToHashSet());
            var price = (double[])s.Price.Clone();
            s.Finder.Shake = random.NextDouble() < 0.5 ? 0 : 0.6 * random.NextDouble();
            foreach (var row in Neighbours(s, current, random))
            {
                price[row] *= 1.5 + (6 * random.NextDouble());
                s.Pool.Show(row);
            }
            s.RepairAll(s.Demands.Where(d => !d.Hopeless).OrderBy(_ => random.Next()), price);
            s.Finder.Shake = 0;
            s.CleanUp(random);
            var cost = s.Cost;
            if (cost <= currentCost * (1 + (random.NextDouble() < 0.1 ? 0.02 : 0)) + 1e-9)
            {
                if (cost < currentCost - 1e-9) idle = 0;
                current = [.. s.Secondaries];
                currentCost = cost;
                if (cost < bestCost - 1e-9) { best = current; bestCost = cost; proof = s.Proof(); }
            }
            else s.Adopt(current);
        }
        s.Finder.Shake = 0;
        s.Adopt(best);
    }

    // A secondary and some that share a witness with it.
    private static List<int> Neighbours(SecondarySuppression s, int[] secondaries, Random random)
    {
        var first = secondaries[random.Next(secondaries.Length)];
        var rows = new List<int> { first };
        var wanted = 1 + random.Next(Math.Min(6, secondaries.Length));
        var near = s.Pool.WitnessesThrough(first).SelectMany(move => move.RowChanges.Select(change => change.Row))
            .Where(row => row != first && Array.IndexOf(secondaries, row) >= 0).Distinct().OrderBy(_ => random.Next());
        rows.AddRange(near.Take(wanted - 1));
        return rows;
    }
}
