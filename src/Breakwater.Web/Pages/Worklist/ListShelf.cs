using System.Collections.Concurrent;
using Breakwater.Kernel.Access;
using Breakwater.Kernel.Acting;
using Breakwater.Kernel.Storage;
using Breakwater.Safeguarding;

namespace Breakwater.Web.Pages.Worklist;

/// <summary>
/// Keeps what a list held for one viewer while nothing at all is committed to the database, and for some seconds at most,
/// because "late" comes with time. A list that many have open is read again and again, and the access rule in its query
/// costs most of it; here it is asked again as soon as anything could make its answer another: any commit, by any process,
/// or another role, team or agency of the viewer. With an emergency opening nothing is kept.
/// </summary>
public sealed class ListShelf(Partnership partnership)
{
    private const int Most = 200;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Asked, Kept> _lists = [];

    private readonly record struct Asked(Guid Worker, string Agency, string? Team, string Roles, string List);

    private sealed record Kept(string Mark, DateTime At, object Rows);

    /// <summary>The kept rows of <paramref name="list"/>, or those that <paramref name="read"/> reads now.</summary>
    /// <param name="db">The context of the request.</param>
    /// <param name="viewer">Who is looking.</param>
    /// <param name="list">Names the list, with every filter that is set.</param>
    /// <param name="read">Reads it.</param>
    public async Task<T> Of<T>(SafeguardingDb db, Viewer viewer, string list, Func<Task<T>> read) where T : notnull
    {
        if (viewer.BreakGlassRecordId is not null) return await read();
        var asked = new Asked(viewer.WorkerId.Value, viewer.Agency, viewer.Team, string.Join(',', viewer.Roles), list);
        // The mark first: what is committed between the two is then read again next time, and never taken for old.
        var (mark, now) = (await partnership.Mark.Now(db), partnership.Clock.Instant());
        if (_lists.TryGetValue(asked, out var kept) && kept.Mark == mark && kept.Rows is T same && IsFresh(kept, now)) return same;
        var rows = await read();
        // Names needn't lie here longer than they are of use.
        foreach (var (old, it) in _lists)
            if (!IsFresh(it, now)) _lists.TryRemove(old, out _);
        if (_lists.Count < Most) _lists[asked] = new Kept(mark, now, rows);
        return rows;
    }

    private static bool IsFresh(Kept kept, DateTime now) => now >= kept.At && now - kept.At < Lasts;
}
