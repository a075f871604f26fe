namespace Breakwater.Disclosure.Bench;

/// <summary>What a check of one family found.</summary>
public sealed record FamilyResult(int Cells, int Hidden, bool Blocked, int MissingWitnesses, int Recovered, long Cost, long EliminationCost, bool EliminationIsSafe);

/// <summary>Protects a family and then disbelieves it: witnesses are added up again here, and the attacker has a go.</summary>
public static class FamilyCheck
{
    /// <summary>Checks one family under a policy; for width 1 the cost of plain elimination (GaussSuppression's method) is worked out too.</summary>
    public static FamilyResult Run(RandomFamily family, SuppressionPolicy policy, Effort effort, bool attack)
    {
        var matrix = family.Matrix(policy);
        var protection = DisclosureControl.Protect(matrix, policy, effort);
        var hidden = matrix.Rows.Count(row => protection.IsHidden(row.Index));
        long elimination = 0;
        var safe = false;
        if (policy.Width == 1)
        {
            var primary = protection.Sensitive.Select(s => s.Row.Index).ToHashSet();
            var pattern = FieldElimination.Hide(matrix, protection.Sensitive, SuppressionCost.Of(matrix));
            elimination = pattern.Where(row => !primary.Contains(row)).Sum(row => matrix.Rows[row].Value * matrix.RowArray[row].CandidateFigures);
            // Elimination doesn't know that counts aren't negative: where that gives a cell away its cost is no measure.
            var audit = new SecondarySuppression(matrix, protection.Sensitive, protection.Attackers);
            audit.HideAll(pattern);
            safe = audit.Demands.All(audit.Audit);
        }
        return new FamilyResult(matrix.Rows.Count, hidden, protection.Blocked.Count > 0, MissingWitnesses(family, protection),
            attack ? Recovered(family, protection) : 0, protection.SecondaryValue, elimination, safe);
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
        var missing = 0;
        var lone = protection.Policy.Attackers.HasFlag(Attackers.Insider)
            ? protection.Sensitive.Where(s => s.Row.Value == 1).Select(s => shapes[s.Row.Index].ToHashSet()).ToList() : [];
        foreach (var sensitive in protection.Sensitive)
            foreach (var known in lone.Prepend([]))
            {
                var cells = shapes[sensitive.Row.Index];
                if (cells.All(known.Contains)) continue;
                var open = tables.Where(table => known.All(cell => table[cell] == truth[cell])).Select(table => cells.Sum(cell => table[cell])).ToList();
                var low = Math.Max(sensitive.Low, cells.Where(known.Contains).Sum(cell => truth[cell]));
                var met = sensitive.Width is { } width ? open.Exists(value => Math.Abs(value - sensitive.Row.Value) >= width)
                    : (sensitive.Row.Value <= low || open.Exists(value => value <= low)) && (sensitive.Row.Value >= sensitive.High || open.Exists(value => value >= sensitive.High));
                if (!met) missing++;
            }
        return missing;
    }

    private static int Recovered(RandomFamily family, Protection protection)
    {
        var figures = protection.Matrix.Rows.SelectMany(row => row.Figures.Select(figure => new PublishedFigure(
            figure.Table, figure.Coordinates, protection.IsHidden(row.Index) ? null : protection.Policy.Round(row.Value), ""))).ToList();
        var release = new PastRelease("family", Relation.Independent, [], protection.Policy, figures);
        var timeline = Timeline.Of([new Snapshot("family", Relation.Independent, [], null)], family.Inner.CellCount, null, family.Inner.Describe);
        var sensitive = protection.Sensitive.Select(s => string.Join('|', s.Row.Figures[0].Coordinates)).ToHashSet(StringComparer.Ordinal);
        return IntervalAttack.Bounds(ReleaseMatrix.OfPublic(family.Inner, timeline, [release]))
            .Count(interval => interval.IsExact && interval.Row.Figures.Any(figure => sensitive.Contains(string.Join('|', figure.Coordinates))));
    }
}
