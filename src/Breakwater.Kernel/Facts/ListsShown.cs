using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Breakwater.Kernel.Acting;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Which lists somebody was shown a moment ago. Who draws the same list again, with the same records in it, learns nothing
/// that the fact of the first time doesn't say: it is told once for <see cref="Lasts"/>, so that the log says who saw whom and
/// not how often a page was refreshed. In memory only: after a restart, or on another node, it is told again.
/// </summary>
public sealed class ListsShown(TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);
    private const int Most = 4000;
    private readonly ConcurrentDictionary<(Guid To, string Fact, string Records), DateTime> _told = [];

    /// <summary>Whether this was told within <see cref="Lasts"/>.</summary>
    public bool Told(Guid to, string fact, IReadOnlyList<Guid> records)
    {
        var now = clock.Instant();
        return _told.TryGetValue((to, fact, Digest(records)), out var at) && now >= at && now - at < Lasts;
    }

    /// <summary>Called when the fact is on the disk, and not before.</summary>
    public void Remember(Guid to, string fact, IReadOnlyList<Guid> records)
    {
        var now = clock.Instant();
        if (_told.Count >= Most)
            foreach (var (old, at) in _told)
                if (now - at >= Lasts) _told.TryRemove(old, out _);
        if (_told.Count < Most) _told[(to, fact, Digest(records))] = now;
    }

    private static string Digest(IReadOnlyList<Guid> records) => Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<Guid>(records.ToArray())));
}
