using System.Globalization;
using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Clocks;

/// <summary>
/// A clock as the worklist says it: "due today by 17:00", "2 working days left", "late by 3 hours". Words, because a
/// date alone makes everybody count.
/// </summary>
public static class DueInWords
{
    /// <summary>One phrase, without a full stop.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="policy">Which days count, for working-day and clear-day clocks.</param>
    public static string Of(StatutoryClock clock, DateTime now, DayCountPolicy policy) => clock.StateAt(now) switch
    {
        ClockState.Paused => $"paused since {LondonTime.Say(LondonDay.Of(clock.Standing!.From))}: {clock.Standing.Reason}",
        ClockState.Met => "done in time",
        ClockState.MetLate => $"done, {Span(clock, clock.Due, clock.MetOn!.Value, policy)} late{Reason(clock)}",
        ClockState.Breached => Late(clock, now, policy),
        _ => Left(clock, now, policy),
    };

    private static string Left(StatutoryClock clock, DateTime now, DayCountPolicy policy)
    {
        var (today, last) = (LondonDay.Of(now), LondonDay.Of(clock.Due));
        if (last == today) return "due today by " + Time(clock);
        if (clock.Rule.CountsWorkingDays) return Count(policy.Between(today, last), "working day") + " left" + (policy.Between(today, last) == 1 ? $", due {last.DayOfWeek} by {Time(clock)}" : "");
        if (last == today.AddDays(1)) return "due tomorrow by " + Time(clock);
        return Count(last.DayNumber - today.DayNumber, "day") + " left";
    }

    private static string Late(StatutoryClock clock, DateTime now, DayCountPolicy policy)
    {
        var span = Span(clock, clock.Due, now, policy);
        return clock.Rule.OnMiss switch
        {
            OnMiss.Chase => $"no answer owed; ask again, {span} past our own date",
            OnMiss.ReasonOwed when clock.LateReason is null => $"late by {span}: no reason given yet",
            _ => $"late by {span}{Reason(clock)}",
        };
    }

    private static string Reason(StatutoryClock clock) => clock.LateReason is null ? "" : $" ({clock.LateReason})";

    /// <summary>Under an hour in minutes, under two days in hours, then in days as the clock counts them.</summary>
    private static string Span(StatutoryClock clock, DateTime due, DateTime now, DayCountPolicy policy)
    {
        var late = now - due;
        if (late < TimeSpan.FromHours(1)) return Count(Math.Max(1, (int)late.TotalMinutes), "minute");
        if (late < TimeSpan.FromDays(2)) return Count((int)late.TotalHours, "hour");
        var (from, to) = (LondonDay.Of(due), LondonDay.Of(now));
        var working = clock.Rule.CountsWorkingDays ? policy.Between(from, to) : 0;
        return working > 0 ? Count(working, "working day") : Count(to.DayNumber - from.DayNumber, "day");
    }

    private static string Time(StatutoryClock clock)
    {
        var wall = LondonTime.Of(clock.Due);
        return wall.TimeOfDay >= new TimeSpan(23, 59, 0) ? "midnight" : LondonTime.Clock(TimeOnly.FromDateTime(wall));
    }

    private static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}
