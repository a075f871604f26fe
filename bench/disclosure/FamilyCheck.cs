namespace Breakwater.Disclosure.Bench;

/// <summary>What a check of one family found.</summary>
/// <param name="Cells">Figures of the family.</param>
/// <param name="Hidden">Figures hidden.</param>
/// <param name="Blocked">Whether something couldn't be protected.</param>
/// <param name="MissingWitnesses">Pairs of a sensitive figure and an attacker without the witnesses they need.</param>
/// <param name="Recovered">Sensitive figures that the attacker worked out.</param>
/// <param name="Cost">Children counted in the figures hidden for others' sake.</param>
/// <param name="Elimination">The same for plain elimination, GaussSuppression's method; null where it isn't compared.</param>
/// <param name="Mended">The same for elimination with the cells repaired that it leaves open; equal to the former where it leaves none.</param>
/// <param name="Milliseconds">Processor time.</param>
public sealed record FamilyResult(
    int Cells, int Hidden, bool Blocked, int MissingWitnesses, int Recovered, long Cost, long? Elimination, long? Mended, long Milliseconds = 0);

/// <summary>Protects a family and then disbelieves it: witnesses are added up again here, and the attacker has a go.</summary>
public static class FamilyCheck
{
    /// <summary>Checks one family under a policy; for width 1 the cost of plain elimination (GaussSuppression's method) is worked out too.</summary>
    public static FamilyResult Run(RandomFamily family, SuppressionPolicy policy, Effort effort, bool attack)
    {
        var matrix = family.Matrix(policy);
        var protection = DisclosureControl.Protect(matrix, policy, effort);
        var hidden = matrix.Rows.Count(row => protection.IsHidden(row.Index));
        long? elimination = null, mended = null;
        if (policy.Width == 1)
        {
            var primary = protection.Sensitive.Select(s => s.Row.Index).ToHashSet();
            var pattern = FieldElimination.Hide(matrix, protection.Sensitive, SuppressionCost.Of(matrix));
            long CostOf(IEnumerable<int> rows) => rows.Where(row => !primary.Contains(row)).Sum(row => matrix.Rows[row].Value * matrix.RowArray[row].CandidateFigures);
            elimination = CostOf(pattern);
            // Elimination doesn't know that counts aren't negative. Where that gives a cell away, its cost buys less than ours.
            var repair = new SecondarySuppression(matrix, protection.Sensitive, protection.Attackers);
            repair.HideAll(pattern);
            repair.RepairAll(repair.Demands);
            mended = CostOf(repair.Secondaries);
        }
        return new FamilyResult(matrix.Rows.Count, hidden, protection.Blocked.Count > 0, MissingWitnesses(family, protection),
            attack ? Recovered(family, protection) : 0, protection.SecondaryValue, elimination, mended);
    }

    // Addition alone, over inner cells: which witnesses are whole tables, and does each sensitive row have those it needs?
    private static int MissingWitnesses(RandomFamily family, Protection protection)
    {
        var truth = family.Inner.Counts;
        var shapes = protection.Matrix.Rows.Select(row => row.Columns.SelectMany(column => protection.Matrix.ColumnMembers[column]).ToArray()).ToList();
        var tables = new List<long[]>();
        foreach (var witness in protection.Witnesses(truth))
        {
            var table = truth.ToArray();
            foreach (var (cell, change) in witness.Changes) table[cell] += change;
            var whole = table.All(count => count >= 0);
            for (var r = 0; r < shapes.Count && whole; r++)
                whole = protection.IsHidden(r) || protection.Policy.Round(shapes[r].Sum(cell => table[cell])) == protection.Policy.Round(shapes[r].Sum(cell => truth[cell]));
            if (whole) tables.Add(table);
        }
        var values = tables.Select(table => protection.Sensitive.Select(s => shapes[s.Row.Index].Sum(cell => table[cell])).ToArray()).ToList();
        var lone = protection.Policy.Attackers.HasFlag(Attackers.Insider)
            ? protection.Sensitive.Where(s => s.Row.Value == 1).Select(s => shapes[s.Row.Index].ToHashSet()).ToList() : [];
        return lone.Prepend([]).Sum(known =>
        {
            var open = Enumerable.Range(0, tables.Count).Where(t => known.All(cell => tables[t][cell] == truth[cell])).Select(t => values[t]).ToList();
            return protection.Sensitive.Index().Count(pair => !IsProven(pair.Item, shapes[pair.Item.Row.Index], known, truth, open.Select(sums => sums[pair.Index])));
        });
    }

    private static bool IsProven(Sensitive sensitive, int[] cells, HashSet<int> known, IReadOnlyList<long> truth, IEnumerable<long> values)
    {
        var own = cells.Where(known.Contains).ToList();
        if (own.Count == cells.Length) return true;
        var low = Math.Max(sensitive.Low, own.Sum(cell => truth[cell]));
        var (least, most) = (sensitive.Row.Value, sensitive.Row.Value);
        foreach (var value in values) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return sensitive.Width is { } width
            ? sensitive.Row.Value - least >= width || most - sensitive.Row.Value >= width
            : least <= low && most >= sensitive.High;
    }

    private static int Recovered(RandomFamily family, Protection protection)
    {
        var figures = protection.Matrix.Rows.SelectMany(row => row.Figures.Select(figure => new PublishedFigure(
            figure.Table, figure.Coordinates, protection.IsHidden(row.Index) ? null : protection.Policy.Round(row.Value), ""))).ToList();
        var release = new PastRelease("family", Relation.Independent, [], protection.Policy, figures);
        var timeline = Timeline.Of([new Snapshot("family", Relation.Independent, [], null)], family.Inner.CellCount, null, family.Inner.Describe);
        var sensitive = protection.Sensitive.Select(s => string.Join('|', s.Row.Figures[0].Coordinates)).ToHashSet(StringComparer.Ordinal);
        return IntervalAttack.GivenAway(ReleaseMatrix.OfPublic(family.Inner, timeline, [release]))
            .Count(row => row.Figures.Any(figure => sensitive.Contains(string.Join('|', figure.Coordinates))));
    }
}
