namespace Breakwater.Testing;

/// <summary>
/// The time of a test: starts on Wednesday 18 November 2026 at 10:00 in London and goes on by a millisecond each time that
/// somebody reads it, so that what happened later is also dated later. <see cref="GoOn"/> lets hours or days pass.
/// </summary>
public sealed class SteadyClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);
    private long _ticks = Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public void GoOn(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
