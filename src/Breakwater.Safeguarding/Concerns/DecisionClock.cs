using Breakwater.Kernel.Configuration;

namespace Breakwater.Safeguarding.Concerns;

/// <summary>When a decision on a concern is due: one working day from its receipt (Working Together).</summary>
public static class DecisionClock
{
    public static DateTime Due(PartnershipConfiguration configuration, DateTime receivedAt) => receivedAt.AddDays(1);
}
