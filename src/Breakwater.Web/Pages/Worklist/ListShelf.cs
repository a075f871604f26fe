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
/// or another role, team or agency of the viewer. What is asked for again while it is being read is read once: when the list
/// of somebody with many windows grows old, they don't all read it at the same moment. With an emergency opening nothing is kept.
/// </summary>
public sealed class ListShelf(Partnership partnership)
{
    private const int Most = 200;
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Asked, Kept> _lists = [];

    private readonly record struct Asked(Guid Worker, string Agency, string? Team, string Roles, string List);

    private sealed record Kept(string Mark, DateTime At, Task Rows);

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
        bool Serves(Kept kept) => kept.Mark == mark && kept.Rows is Task<T> && IsFresh(kept, now);
        if (_lists.TryGetValue(asked, out var there) && Serves(there)) return await Shared(there, read);
        // Names needn't lie here longer than they are of use.
        foreach (var old in _lists)
            if (!IsFresh(old.Value, now)) _lists.TryRemove(old);
        if (_lists.Count >= Most) return await read();
        var reading = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mine = new Kept(mark, now, reading.Task);
        there = _lists.AddOrUpdate(asked, mine, (_, kept) => Serves(kept) ? kept : mine);
        if (!ReferenceEquals(there, mine)) return await Shared(there, read);
        try
        {
            var rows = await read();
            reading.SetResult(rows);
            return rows;
        }
        finally
        {
            if (reading.TrySetCanceled()) _lists.TryRemove(KeyValuePair.Create(asked, mine));
        }
    }

    /// <summary>What was read for another, or is being read; what failed there is read again for this one.</summary>
    private static async Task<T> Shared<T>(Kept there, Func<Task<T>> read)
    {
        await there.Rows.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return there.Rows is Task<T> { IsCompletedSuccessfully: true } rows ? await rows : await read();
    }

    private static bool IsFresh(Kept kept, DateTime now) => now >= kept.At && now - kept.At < Lasts;
}
