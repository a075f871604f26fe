namespace Breakwater.Disclosure;

/// <summary>The whole of disclosure control in one call.</summary>
public static class DisclosureControl
{
    /// <summary>Finds what is sensitive, hides it and what gives it away, and proves it by witnesses.</summary>
    public static Protection Protect(FigureMatrix matrix, SuppressionPolicy policy, Effort? effort = null, IReadOnlySet<int>? flaggedRows = null)
    {
        var sensitive = PrimarySuppression.Find(matrix, policy, flaggedRows);
        var attackers = AttackerRoster.For(matrix, policy, sensitive);
        var suppression = new SecondarySuppression(matrix, sensitive, attackers);
        var proven = false;
        if (policy.Secondary) proven = SuppressionStages.Run(suppression, matrix, sensitive, effort ?? Effort.Default);
        else foreach (var demand in suppression.Demands) suppression.Audit(demand);
        return new Protection(matrix, policy, sensitive, attackers, suppression) { LeastCostProven = proven };
    }
}
