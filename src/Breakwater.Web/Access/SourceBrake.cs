using System.Net;
using System.Security.Cryptography;

namespace Breakwater.Web.Access;

/// <summary>
/// Makes something slow for whoever does it very often, for each source and for all together, and refuses nobody. A source
/// is a digest of its network address under a key that is thrown away, with all that was counted, every few minutes:
/// nothing is written anywhere, and after that nobody can say who came. What was counted also drains by itself, and never
/// stands above its limit, so that an honest person behind the same address waits for seconds after a storm, not for minutes.
/// </summary>
/// <param name="free">How many for each source cost nothing; then each waits twice as long as the one before, up to <see cref="LongestWait"/>.</param>
/// <param name="drains">In what time one of a source is forgotten.</param>
/// <param name="freeForAll">How many of all sources together cost nothing; then everybody waits, up to a second.</param>
public sealed class SourceBrake(TimeProvider clock, int free, TimeSpan drains, int freeForAll)
{
    public static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(5), LongestWait = TimeSpan.FromSeconds(8), LongestWaitForAll = TimeSpan.FromSeconds(1);
    private const int Steps = 7, StepForAll = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(125);
    private readonly Lock _turn = new();
    private Window _window = new(clock.GetUtcNow());

    /// <summary>Counts one, before it is known how it ends (so that a hundred at once are counted as a hundred), and says how long it waits.</summary>
    public TimeSpan Count(IPAddress? source)
    {
        lock (_turn)
        {
            var (window, now) = (Current(), clock.GetUtcNow());
            var each = Math.Min(Drained(window, source, now) + 1, free + Steps);
            window.Each[window.Digest(source)] = (each, now);
            window.All++;
            var all = Math.Min((window.All - freeForAll) / StepForAll, 4);
            var (mine, everybodys) = (Wait(each - free), Wait(all));
            return mine > everybodys ? mine : everybodys < LongestWaitForAll ? everybodys : LongestWaitForAll;
        }
    }

    /// <summary>It was honest after all: it does not count.</summary>
    public void Forgive(IPAddress? source)
    {
        lock (_turn)
        {
            var (window, now) = (Current(), clock.GetUtcNow());
            window.Each[window.Digest(source)] = (Math.Max(0, Drained(window, source, now) - 1), now);
            window.All--;
        }
    }

    private double Drained(Window window, IPAddress? source, DateTimeOffset now) =>
        window.Each.TryGetValue(window.Digest(source), out var level) ? Math.Max(0, level.Count - ((now - level.At) / drains)) : 0;

    private static TimeSpan Wait(double over) => over <= 0 ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(Math.Min(LongestWait.TotalMilliseconds, FirstWait.TotalMilliseconds * Math.Pow(2, Math.Ceiling(over) - 1)));

    private Window Current()
    {
        var now = clock.GetUtcNow();
        if (now - _window.Since >= KeyLife) _window = new Window(now);
        return _window;
    }

    private sealed class Window(DateTimeOffset since)
    {
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

        public int All { get; set; }

        public DateTimeOffset Since { get; } = since;

        public Dictionary<ulong, (double Count, DateTimeOffset At)> Each { get; } = [];

        public ulong Digest(IPAddress? source) => BitConverter.ToUInt64(HMACSHA256.HashData(_key, source?.GetAddressBytes() ?? []));
    }
}
