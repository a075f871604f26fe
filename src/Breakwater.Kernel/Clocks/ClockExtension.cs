namespace Breakwater.Kernel.Clocks;

/// <summary>How a pause moves the due instant.</summary>
internal static class ClockExtension
{
    public static DateTime Due(ClockRule rule, DateTime due, DateTime from, DateTime until, DayCountPolicy policy)
    {
        if (rule.Period.Kind == PeriodKind.Hours) return due + (until - from);
        var (first, last, lastDay) = (LondonDay.Of(from), LondonDay.Of(until), LondonDay.Of(due));
        if (!rule.CountsWorkingDays) return first == last ? due : rule.EndOf(lastDay.AddDays(last.DayNumber - first.DayNumber), policy);

        var crossed = policy.Between(first, last);
        if (crossed == 0) return due;
        for (; crossed > 0; crossed--) lastDay = policy.Next(lastDay);
        return rule.EndOf(lastDay, policy);
    }
}
