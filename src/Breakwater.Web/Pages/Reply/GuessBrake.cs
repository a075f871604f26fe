using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace Breakwater.Web.Pages.Reply;

/// <summary>
/// Makes guessing receipts slow, for each source and for all together, and refuses nobody. A source is a digest of its
/// network address under a key that is thrown away, with all that was counted, every few minutes: nothing is written
/// anywhere, and after that nobody can say who came. The first wrong guesses cost nothing, so that a school behind one
/// address never notices; then each costs twice as long as the one before, up to a limit.
/// </summary>
public sealed class GuessBrake(TimeProvider clock)
{
    public static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private const int FreeForEach = 8, FreeForAll = 200;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(125);
    private readonly Lock _turn = new();
    private Window _window = new(clock.GetUtcNow());

    /// <summary>How long an answer to this source has to wait, before it is known whether the guess is right.</summary>
    public TimeSpan WaitFor(IPAddress? source)
    {
        var window = Now();
        var each = window.Wrong.GetValueOrDefault(window.Digest(source)) - FreeForEach;
        var all = (window.AllWrong - FreeForAll) / 20;
        return Wait(Math.Max(each, all));
    }

    /// <summary>A guess was wrong.</summary>
    public void Wrong(IPAddress? source)
    {
        var window = Now();
        window.Wrong.AddOrUpdate(window.Digest(source), 1, (_, count) => count + 1);
        Interlocked.Increment(ref window.AllWrong);
    }

    private static TimeSpan Wait(int over) => over <= 0 ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(Math.Min(LongestWait.TotalMilliseconds, FirstWait.TotalMilliseconds * Math.Pow(2, Math.Min(over, 20) - 1)));

    private Window Now()
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (now - _window.Since >= KeyLife) _window = new Window(now);
            return _window;
        }
    }

    private sealed class Window(DateTimeOffset since)
    {
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
        public int AllWrong;

        public DateTimeOffset Since { get; } = since;

        public ConcurrentDictionary<ulong, int> Wrong { get; } = new();

        public ulong Digest(IPAddress? source) => BitConverter.ToUInt64(HMACSHA256.HashData(_key, source?.GetAddressBytes() ?? []));
    }
}
