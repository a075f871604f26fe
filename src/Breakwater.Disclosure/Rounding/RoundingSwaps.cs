namespace Breakwater.Disclosure;

/// <summary>
/// Brings rounded rows nearer to the truth: an inner cell goes to its other neighbouring multiple, alone or with a second one the
/// other way, as long as the sum of distances falls. A row further off than the base allows counts a thousandfold.
/// </summary>
internal sealed class RoundingSwaps(FigureMatrix matrix, int roundingBase, long[] steps)
{
    private const long TooFar = 1000;
    private const long MostWork = 40_000_000;

    private readonly long[] _difference = [.. matrix.RowArray.Select(row => (roundingBase * row.Sum(steps)) - row.Value)];
    private long _work;

    /// <summary>Improves the steps (rounded count / base) in place.</summary>
    public void Run()
    {
        var movable = Enumerable.Range(0, matrix.ColumnCount).Where(column => matrix.CountArray[column] % roundingBase != 0).ToArray();
        for (var improved = true; improved && _work < MostWork;)
        {
            improved = false;
            foreach (var first in movable)
            {
                var alone = Change(first);
                Flip(first);
                if (alone < 0)
                {
                    improved = true;
                    continue;
                }
                // Once the first is flipped, one that may turn the way the first now may go makes up for it.
                var second = _work < MostWork ? Array.FindIndex(movable, other => other != first && Turn(other) == Turn(first) && alone + Change(other) < 0) : -1;
                Flip(second < 0 ? first : movable[second]);
                improved |= second >= 0;
            }
        }
    }

    // +1 when the cell is rounded down and may go up, −1 when it may go down.
    private int Turn(int column) => steps[column] * roundingBase < matrix.CountArray[column] ? 1 : -1;

    private long Change(int column)
    {
        var (by, rows, weights) = (Turn(column) * roundingBase, matrix.RowsOf(column), matrix.WeightsOf(column));
        _work += rows.Length;
        long sum = 0;
        for (var k = 0; k < rows.Length; k++) sum += Cost(_difference[rows[k]] + (weights[k] * by)) - Cost(_difference[rows[k]]);
        return sum;
    }

    private void Flip(int column)
    {
        var (turn, rows, weights) = (Turn(column), matrix.RowsOf(column), matrix.WeightsOf(column));
        for (var k = 0; k < rows.Length; k++) _difference[rows[k]] += weights[k] * turn * roundingBase;
        steps[column] += turn;
    }

    private long Cost(long difference) => Math.Abs(difference) + (TooFar * Math.Max(0, Math.Abs(difference) - roundingBase + 1));
}
