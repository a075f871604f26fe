using System.Globalization;

namespace Breakwater.Disclosure.Bench;

/// <summary>A random family written out as its matrix, so that another program can judge the same tables.</summary>
public static class FamilyMatrix
{
    /// <summary>One line for each figure: value, price of hiding it, whether it is sensitive, whether we hide it, and the columns that it sums.</summary>
    public static void Write(int seed, SuppressionPolicy policy, Effort effort, TextWriter output)
    {
        var matrix = RandomFamily.Make(seed).Matrix(policy);
        var protection = DisclosureControl.Protect(matrix, policy, effort);
        var sensitive = protection.Sensitive.Select(s => s.Row.Index).ToHashSet();
        var price = SuppressionCost.Of(matrix);
        output.WriteLine($"counts;{string.Join(',', matrix.Counts)}");
        output.WriteLine($"proven;{protection.LeastCostProven}");
        foreach (var row in matrix.Rows)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Value};{price[row.Index]};{(sensitive.Contains(row.Index) ? 1 : 0)};{(protection.IsHidden(row.Index) ? 1 : 0)};{row.CandidateFigures};{string.Join(',', row.Columns)}"));
    }
}
