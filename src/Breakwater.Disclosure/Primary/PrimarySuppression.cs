namespace Breakwater.Disclosure;

/// <summary>Finds the sensitive rows of a matrix under a policy (primary suppression; Hundepool et al. 2012, section 4.2).</summary>
public static class PrimarySuppression
{
    /// <summary>The sensitive rows, in matrix order. A row that an earlier release shows is public already and isn't listed.</summary>
    public static IReadOnlyList<Sensitive> Find(FigureMatrix matrix, SuppressionPolicy policy, IReadOnlySet<int>? flaggedRows = null)
    {
        var list = new List<Sensitive>();
        if (!policy.Suppresses) return list;
        foreach (var row in matrix.Rows)
        {
            if (row.Standing == Standing.Released) continue;
            if (Judge(row, policy, flaggedRows?.Contains(row.Index) == true) is { } sensitive) list.Add(sensitive);
        }
        return list;
    }

    private static Sensitive? Judge(MatrixRow row, SuppressionPolicy policy, bool flagged)
    {
        var small = row.Value >= 1 && row.Value <= policy.Threshold;
        if (row.Standing == Standing.Derived)
        {
            if (Math.Abs(row.Value) < 1 || Math.Abs(row.Value) > policy.Threshold) return null;
            return policy.Changes == ChangeRule.Full && row.Value > 0
                ? new Sensitive(row, "change between releases", 0, policy.Threshold + 1)
                : new Sensitive(row, "change between releases", row.Value, row.Value, policy.Width ?? 1);
        }
        var zero = row.Value == 0 && policy.Zeros == ZeroRule.Protect;
        if (small || zero)
        {
            var low = policy.Zeros == ZeroRule.Always ? 1 : 0;
            return new Sensitive(row, zero ? "zero" : $"1 to {policy.Threshold}", low, policy.Threshold + 1, policy.Width);
        }
        return flagged
            ? new Sensitive(row, "rule on groups, denominators or dominance", Math.Max(0, row.Value - policy.Threshold - 1), row.Value, policy.Width)
            : null;
    }
}
