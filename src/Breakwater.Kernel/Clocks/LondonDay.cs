using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Clocks;

/// <summary>From a day and a time on the wall in London to the instant, through both changes of the clocks.</summary>
public static class LondonDay
{
    /// <summary>
    /// The instant (UTC) of a London wall time. A time that the spring change leaves out is taken as much later as the
    /// clocks jump (01:30 becomes 02:30); of a time that the autumn change gives twice, the second is taken. In both
    /// cases nobody is late by the reading of the clock on the wall.
    /// </summary>
    public static DateTime At(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time);
        // London's winter time is UTC; so a missing 01:30, read as winter time, is the instant at which clocks show 02:30,
        // and of two 01:30s the winter one is the second.
        return LondonTime.Zone.IsInvalidTime(wall) || LondonTime.Zone.IsAmbiguousTime(wall)
            ? DateTime.SpecifyKind(wall - LondonTime.Zone.BaseUtcOffset, DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(wall, LondonTime.Zone);
    }

    /// <summary>The last instant of the day: one millisecond (the grain of stored instants) before London's midnight.</summary>
    public static DateTime End(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue).AddMilliseconds(-1);

    /// <summary>The London day of an instant.</summary>
    public static DateOnly Of(DateTime utc) => DateOnly.FromDateTime(LondonTime.Of(utc));
}
