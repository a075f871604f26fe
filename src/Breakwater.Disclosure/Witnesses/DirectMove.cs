namespace Breakwater.Disclosure;

/// <summary>
/// The plainest witness: children added to one inner cell, or taken from a row's cells, with nothing to make up for it. It changes
/// every figure over those cells, so it costs much, but it exists whenever those figures aren't public yet: the last resort.
/// </summary>
internal static class DirectMove
{
    public static Move? For(FigureMatrix matrix, Demand demand, IReadOnlyList<int> known, WitnessPool pool, double[] price)
    {
        // In a difference of two figures only what was added is touched; what was taken away is public with the earlier figure.
        var barred = known.ToHashSet();
        var open = demand.Row.Cells.Where((column, k) => demand.Row.Weights[k] == 1 && !barred.Contains(column)).ToList();
        var moves = demand.Side == Side.Low ? [Lower(matrix, demand, open)] : open.Select(column => Move.Checked(matrix, [new(column, demand.Amount)]));
        Move? best = null;
        var bestPrice = double.PositiveInfinity;
        foreach (var move in moves)
        {
            if (move is null) continue;
            double sum = 0;
            foreach (var (row, change) in move.RowChanges)
                if (!pool.Pattern.IsHidden(row) && pool.Shows(row, change)) sum += price[row];
            if (sum >= bestPrice) continue;
            best = move;
            bestPrice = sum;
        }
        return best;
    }

    private static Move? Lower(FigureMatrix matrix, Demand demand, List<int> open)
    {
        var left = -demand.Amount;
        var changes = new List<KeyValuePair<int, long>>();
        foreach (var column in open.OrderBy(column => matrix.RowsOf(column).Length))
        {
            var taken = Math.Min(left, matrix.CountArray[column]);
            if (taken <= 0) continue;
            changes.Add(new(column, -taken));
            left -= taken;
        }
        return left > 0 ? null : Move.Checked(matrix, changes);
    }
}
