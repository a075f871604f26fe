using System.Threading.Channels;
using Breakwater.Kernel.Storage;

namespace Breakwater.Kernel.Facts;

/// <summary>
/// Stores looks in groups: each request waits until its own look is on the disk, and those that wait together share one
/// commit. Without this, a busy morning would pay one disk flush for every page.
/// </summary>
public sealed class LookWriter(Func<PartnershipDb> open)
{
    private const int Most = 256;
    private readonly Channel<(IReadOnlyList<StoredFact> Looks, TaskCompletionSource Stored)> _queue =
        Channel.CreateUnbounded<(IReadOnlyList<StoredFact>, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _loop;

    /// <summary>Returns once all looks of one page are committed, in one commit; throws what the commit threw.</summary>
    public Task Store(IReadOnlyList<StoredFact> looks)
    {
        if (_loop is null)
            lock (_starting) _loop ??= Task.Run(Loop);
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((looks, stored));
        return stored.Task;
    }

    private async Task Loop()
    {
        var group = new List<(IReadOnlyList<StoredFact> Looks, TaskCompletionSource Stored)>(Most);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < Most && _queue.Reader.TryRead(out var next)) group.Add(next);
            try
            {
                await using var db = open();
                await db.InsertFacts([.. group.SelectMany(g => g.Looks)]);
                foreach (var (_, stored) in group) stored.SetResult();
            }
            catch (Exception fault)
            {
                // No fact, no answer: every request of the group learns that its look was not stored.
                foreach (var (_, stored) in group) stored.TrySetException(fault);
            }
            group.Clear();
        }
    }
}
