namespace Breakwater.Kernel.Acting;

/// <summary>Instants as the partnership stores them: UTC, whole milliseconds, alike in both databases.</summary>
public static class Instants
{
    /// <summary>The present instant, UTC, cut to the millisecond.</summary>
    public static DateTime Instant(this TimeProvider clock) => Cut(clock.GetUtcNow().UtcDateTime);

    public static DateTime Cut(DateTime instant) =>
        new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
}
