using System.Collections.Concurrent;

namespace Breakwater.Kernel.Storage;

/// <summary>
/// Contexts that were used and are clean again. Making one, and opening its connection, costs more than most pages read;
/// a context that comes back remembers nothing of whoever had it, or is put away.
/// </summary>
/// <param name="make">Makes a fresh one.</param>
/// <param name="most">How many may lie here; each may hold an open connection.</param>
public sealed class ContextPool<T>(Func<T> make, int most = 48) : IDisposable where T : PartnershipDb
{
    private readonly ConcurrentBag<T> _idle = [];
    private int _count;
    private bool _closed;

    public T Take()
    {
        if (_idle.TryTake(out var db)) Interlocked.Decrement(ref _count);
        else db = make();
        db.LentBy(Back);
        return db;
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var db))
        {
            db.LentBy(null);
            db.Dispose();
        }
    }

    /// <summary>False when there is no room: the context is then put away as any other.</summary>
    private bool Back(PartnershipDb db)
    {
        if (_closed || Interlocked.Increment(ref _count) > most)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }
        _idle.Add((T)db);
        return true;
    }
}
