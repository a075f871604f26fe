namespace Breakwater.Disclosure;

/// <summary>
/// Secondary suppression by Gaussian elimination (Langsrud 2024): figures are taken from the dearest to the cheapest, and one is
/// shown unless, with all shown before, it would determine a sensitive figure. Over the prime field this is exact linear algebra;
/// it doesn't know that counts aren't negative, so the audit follows.
/// </summary>
internal static class FieldElimination
{
    /// <summary>Candidate rows that elimination hides, the sensitive ones among them.</summary>
    public static List<int> Hide(FigureMatrix matrix, IReadOnlyList<Sensitive> sensitive, double[] price)
    {
        var span = new RowSpan(matrix.ColumnCount, column => matrix.CountArray[column]);
        var primary = sensitive.Select(s => s.Row.Index).ToHashSet();
        foreach (var row in matrix.RowArray)
            if (row.Standing == Standing.Released) span.Add(span.Reduce(row));
        var secrets = new Secrets(span, [.. sensitive.Select(s => s.Row)]);
        var hidden = new List<int>(primary.Where(row => matrix.RowArray[row].Standing == Standing.Candidate));
        var order = matrix.RowArray.Where(row => row.Standing == Standing.Candidate && !primary.Contains(row.Index))
            .OrderByDescending(row => price[row.Index]).ThenByDescending(row => row.Cells.Length);
        foreach (var row in order)
        {
            var reduced = span.Reduce(row);
            if (reduced.Count == 0) continue;
            if (secrets.Gives(reduced)) hidden.Add(row.Index);
            else
            {
                span.Add(reduced);
                secrets.Refresh();
            }
        }
        return hidden;
    }

    // The sensitive rows reduced by what is shown; a candidate gives one away exactly when the two are proportional.
    private sealed class Secrets(RowSpan span, List<MatrixRow> rows)
    {
        private readonly Dictionary<int, ulong>[] _reduced = [.. rows.Select(span.Reduce)];

        public bool Gives(Dictionary<int, ulong> candidate)
        {
            foreach (var secret in _reduced)
                if (secret.Count == candidate.Count && Proportional(secret, candidate)) return true;
            return false;
        }

        public void Refresh()
        {
            foreach (var secret in _reduced) span.ReduceByNewest(secret);
        }

        private static bool Proportional(Dictionary<int, ulong> a, Dictionary<int, ulong> b)
        {
            ulong ratio = 0;
            foreach (var (column, value) in a)
            {
                if (!b.TryGetValue(column, out var other)) return false;
                var r = PrimeField.Multiply(value, PrimeField.Inverse(other));
                if (ratio == 0) ratio = r;
                else if (ratio != r) return false;
            }
            return a.Count > 0;
        }
    }
}
